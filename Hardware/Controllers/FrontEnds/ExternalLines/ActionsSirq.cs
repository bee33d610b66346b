using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.ExternalLines;

/// <summary>Actions' external lines, each with its own interrupt. Binding: interrupt-controller/actions,owl-sirq.yaml.</summary>
internal sealed class ActionsSirq : InterruptController
{
    public override ImmutableArray<string> Compatible { get; } = ["actions,s500-sirq", "actions,s700-sirq", "actions,s900-sirq"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Entry(s, s[0], s[1].ToSense().Upright());
}
