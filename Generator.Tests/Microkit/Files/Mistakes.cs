using System;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Text;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>
/// Mistakes as people make them in a system that is otherwise right, each told where it stands. Those of the first table
/// were tried on the real kernel: Microkit's tool told the first few, and the others failed at boot or later.
/// </summary>
public sealed class Mistakes
{
    private static readonly Lazy<Board> Qemu = new(static () => Board.Resolve(BoardSource.VirtGicV2.Tree));
    private static readonly Lazy<Board> OdroidC4 = new(static () => Board.Resolve(BoardSource.OdroidC4.Tree));

    /// <summary>What happened on the real system; what is right; what is wrong.</summary>
    public static TheoryData<string, string, string> Tried => new()
    {
        { "refused by the tool: GICD", "phys_addr=\"0x8040000\"", "phys_addr=\"{|BRD3120:0x8000000|}\"" },
        { "refused by the tool: GICH", "phys_addr=\"0x8040000\"", "phys_addr=\"{|BRD3120:0x8030000|}\"" },
        { "refused by the tool: overlap", "size=\"0x1_000\" phys_addr=\"0x9010000\"", "size=\"{|BRD3650:0x30_000|}\" phys_addr=\"0x9010000\"" },
        { "refused by the tool: one interrupt twice", "irq=\"34\"", "irq=\"{|BRD3319:33|}\"" },
        { "RangeError at boot", "irq=\"33\"", "irq=\"{|BRD3202:9999|}\"" },
        { "RevokeFirst at boot: maintenance", "irq=\"33\"", "irq=\"{|BRD3201:25|}\"" },
        { "RevokeFirst at boot: virtual timer", "irq=\"33\"", "irq=\"{|BRD3201:27|}\"" },
        { "input is lost: no device has the number", "irq=\"33\"", "irq=\"{|BRD3213:45|}\"" },
        { "input is lost: another device has it", "irq=\"33\"", "irq=\"{|BRD3670:50|}\"" },
        { "input is lost: the devicetree's number as it stands", "irq=\"33\"", "irq=\"{|BRD3215:1|}\"" },
        { "fault at the first register", "<map mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\" />", "" },
        { "the driver reads nonsense", "phys_addr=\"0x9000000\"", "phys_addr=\"0x9000000\"" },
    };

    [Fact]
    public void Placeholder() => Assert.NotNull(OdroidC4);
}
