using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>Samsung's combiner: group and bit, one output a group. Binding: interrupt-controller/samsung,exynos4210-combiner.yaml.</summary>
internal sealed class ExynosCombiner : InterruptController
{
    private const uint InputsOfGroup = 8;

    public override ImmutableArray<string> Compatible { get; } = ["samsung,exynos4210-combiner"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) => at.Cascade(s, (s[0] * InputsOfGroup) + s[1], s[0]);
}
