using System;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Text;
using Boards.Tests.BoardFacts;
using Xunit;
using Xunit.Abstractions;

namespace Boards.Tests.Microkit.Files;

public sealed class Scratch(ITestOutputHelper o)
{
    private void Run(string title, string text, Board board)
    {
        o.WriteLine("== " + title);
        foreach (var d in SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersions.Current, board).Diagnostics)
        {
            string line = text.Split('\n')[d.Location.From.Line];
            o.WriteLine($"  {d.Severity} {d.Id}: {d.Message}\n      @{d.Location.From.Line + 1}: {line[Math.Min(line.Length, d.Location.From.Column)..].Trim()}");
        }
    }

    [Fact]
    public void All()
    {
        Board qemu = Declare.Board(Specimens.QemuVirt), fullQemu = Board.Resolve(BoardSource.VirtGicV2.Tree), c4 = Board.Resolve(BoardSource.OdroidC4.Tree), cut = Declare.Board(Specimens.OdroidC4);
        Run("qemu", SystemFiles.Qemu, qemu);
        Run("qemu full", SystemFiles.Qemu, fullQemu);
        Run("c4", SystemFiles.OdroidC4, c4);
        Run("c4 cut", SystemFiles.OdroidC4, cut);
        Run("driver", SystemFiles.Driver, qemu);
        Run("driver full", SystemFiles.Driver, fullQemu);
        (string, string, string)[] mistakes =
        [
            ("irq 9999", "irq=\"33\"", "irq=\"9999\""),
            ("irq 25", "irq=\"33\"", "irq=\"25\""),
            ("irq raw", "irq=\"33\"", "irq=\"1\""),
            ("irq wrong", "irq=\"33\"", "irq=\"36\""),
            ("irq fwcfg", "irq=\"33\"", "irq=\"48\""),
            ("raw 24", "irq=\"56\"", "irq=\"24\""),
            ("no uart map", "<map mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\" />", ""),
            ("phys off", "phys_addr=\"0x9000000\"", "phys_addr=\"0x9001000\""),
            ("phys rtc", "name=\"serial\" size=\"0x1_000\" phys_addr=\"0x9000000\"", "name=\"serial\" size=\"0x1_000\" phys_addr=\"0x9020000\""),
            ("vaddr off", "vaddr=\"0x9000000\"", "vaddr=\"0x9001000\""),
            ("ram moved", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"0x50000000\" perms=\"rwx\""),
            ("ram anywhere", " phys_addr=\"0x40000000\"", ""),
            ("trigger wrong", "irq=\"33\" id=\"1\" trigger=\"level\"", "irq=\"33\" id=\"1\" trigger=\"edge\""),
            ("trigger missing", "id=\"4\" trigger=\"edge\"", "id=\"4\""),
            ("cached", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\""),
            ("exec", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rwx\""),
            ("larger", "name=\"serial\" size=\"0x1_000\"", "name=\"serial\" size=\"0x2_000\""),
            ("larger others", "name=\"gpio\" size=\"0x1_000\" phys_addr=\"0x9030000\"", "name=\"gpio\" size=\"0x1_000_000\" phys_addr=\"0x9030000\""),
            ("kernel image", "phys_addr=\"0x40000000\"", "phys_addr=\"0x60000000\""),
            ("gicd", "phys_addr=\"0x8040000\"", "phys_addr=\"0x8000000\""),
            ("gic wrong", "vaddr=\"0x8010000\"", "vaddr=\"0x8040000\""),
            ("no gic", "<map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" />", ""),
            ("ram outside", "phys_addr=\"0x40000000\"", "phys_addr=\"0xd0000000\""),
            ("ram misaligned", "phys_addr=\"0x40000000\"", "phys_addr=\"0x40001000\""),
        ];
        foreach ((string title, string a, string b) in mistakes)
        {
            Assert.Contains(a, SystemFiles.Qemu);
            Run(title, SystemFiles.Qemu.Replace(a, b, StringComparison.Ordinal), qemu);
        }

        (string, string, string)[] c4m =
        [
            ("c4 raw 193", "irq=\"225\"", "irq=\"193\""),
            ("c4 disabled uart irq", "irq=\"225\"", "irq=\"229\""),
            ("c4 no bus3", "<map mr=\"bus3\" vaddr=\"0xffd00000\" perms=\"rw\" cached=\"false\" />", ""),
            ("c4 no bus1", "<map mr=\"bus1\" vaddr=\"0xff600000\" perms=\"rw\" cached=\"false\" />", ""),
            ("c4 eth small", "name=\"eth\" size=\"0x10_000\"", "name=\"eth\" size=\"0x1_000\""),
            ("c4 swapped", "irq=\"40\"", "irq=\"222\""),
            ("c4 secmon", "phys_addr=\"0x20000000\"", "phys_addr=\"0x4000000\""),
            ("c4 disabled sd", "size=\"0x10_000\" phys_addr=\"0xff3f0000\"", "size=\"0x1_000\" phys_addr=\"0xffe03000\""),
        ];
        foreach ((string title, string a, string b) in c4m)
        {
            Assert.Contains(a, SystemFiles.OdroidC4);
            Run(title, SystemFiles.OdroidC4.Replace(a, b, StringComparison.Ordinal), c4);
        }
    }
}
