using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>
/// The interrupt consolidation unit of Marvell's CP110. Binding: interrupt-controller/marvell,icu.txt. It sends messages
/// to the unit that <c>msi-parent</c> names, which assigns its first free interrupt to each.
/// </summary>
internal sealed class MarvellIcu : InterruptController
{
    private const uint LastInput = 206;
    private const int MostCandidates = 1024;
    private const string ErrorCollector = "marvell,ap806-sei";
    private const string SystemErrors = "marvell,cp110-icu-sei";

    public override ImmutableArray<string> Compatible { get; } = ["marvell,cp110-icu-nsr", SystemErrors, "marvell,cp110-icu"];

    public override (int Least, int Most) Cells => (2, 3);

    // Two cells: input, sense. In the old form, the group precedes them.
    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        uint input = s[s.Count - 2];
        if (input > LastInput)
            return at.Fail(s, new SpecifierFault.OutOfRange("input", input, 0, LastInput));
        Node? receiver = Receiver(s.Controller, at.Tree);
        // The collector of system errors has one line for all messages.
        if (receiver is not null && (receiver.Find("compatible")?.Strings ?? []).Contains(ErrorCollector))
            return at.Cascade(at.Through(receiver, s.Cells), input);
        Senses sense = s.Make is SystemErrors ? Senses.EdgeRising : s[s.Count - 1].ToSense();
        return at.Dynamic(s, input, Messages(receiver), sense, receiver: receiver);
    }

    private static Node? Receiver(Node unit, DeviceTree tree)
    {
        Property? parent = unit.Find("msi-parent") ?? unit.Parent?.Find("msi-parent");
        return parent is { CellCount: > 0 } ? tree.FindPhandle(parent.Cell(0)) : null;
    }

    // Each range is a first INTID and a count.
    private static ImmutableArray<uint> Messages(Node? receiver)
    {
        if (receiver?.Find("marvell,spi-ranges") is not { } ranges)
            return [];
        var numbers = ImmutableArray.CreateBuilder<uint>();
        for (int cell = 0; cell + 2 <= ranges.CellCount; cell += 2)
        {
            for (uint i = 0; i < ranges.Cell(cell + 1) && numbers.Count < MostCandidates; i++)
                numbers.Add(ranges.Cell(cell) + i);
        }

        return numbers.ToImmutable();
    }
}
