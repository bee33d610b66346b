using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>What the ODROID-C4's ethernet needs besides its own registers.</summary>
public sealed class OdroidDependencyTests
{
    // From Linux 6.1's tree: clocks and power, MDIO, the power controller's always-on part, its resets, pin interrupts; the
    // pins themselves are on the second page of the device's own registers.
    [Fact]
    public void Ethernet_needs_five_pages_besides_its_own()
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.OdroidC4.Tree);
        Device ethernet = board[board.Tree.FindPath("/soc/ethernet@ff3f0000")!];
        ulong[] own = [.. ethernet.Regions.Select(r => r.PageAddress)];
        ulong[] pages =
        [
            .. board.Dependencies.Closure([ethernet.Node]).RegisterOwners
                .SelectMany(n => board[n].Regions).Where(r => r.IsMemoryMapped).Select(r => r.PageAddress)
                .Where(p => !own.Contains(p)).Distinct().Order(),
        ];
        Assert.Equal([0xff63c000ul, 0xff64c000, 0xff800000, 0xffd01000, 0xffd0f000], pages);
    }
}
