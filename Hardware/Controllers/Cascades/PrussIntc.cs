using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// The interrupt controller of TI's programmable real-time units. Binding: interrupt-controller/ti,pruss-intc.yaml. The cells are the
/// event, its channel and the host interrupt. Host interrupts 2 to 9 are its own interrupts <c>host_intr0</c> to <c>host_intr7</c>;
/// the others go to the real-time units.
/// </summary>
internal sealed class PrussIntc : InterruptController
{
    private const uint FirstHost = 2;
    private const uint LastHost = 9;

    public override ImmutableArray<string> Compatible { get; } = ["ti,pruss-intc", "ti,icssg-intc"];

    public override (int Least, int Most) Cells => (3, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (s[2] is < FirstHost or > LastHost)
            return at.Fail(s, new SpecifierFault.OutOfRange("host interrupt", s[2], FirstHost, LastHost));
        return EntryOf(s.Controller, s[2] - FirstHost) is { } entry ? at.Cascade(s, s[0], entry) : at.Fail(s, new SpecifierFault.NoLine(s[2]));
    }

    // A chip may lack some of them, so their names say which ones the entries are.
    private static uint? EntryOf(Node controller, uint host)
    {
        if (controller.Find("interrupt-names") is not { } names)
            return host;
        int entry = names.Strings.ToList().IndexOf(FormattableString.Invariant($"host_intr{host}"));
        return entry < 0 ? null : (uint)entry;
    }
}
