using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.Routers;

/// <summary>TI's message aggregator on K3: everything about it is decided at run time. Binding: ti,sci-inta.yaml.</summary>
internal sealed class TiSciInta : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["ti,sci-inta"];

    public override (int Least, int Most) Cells => (0, 3);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) =>
        at.Dynamic(s, s.Count > 0 ? s[0] : 0, [], Senses.EdgeRising);
}
