using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// The Tegra power management controller as an interrupt controller: wake events, a few of which are shared interrupts
/// of the GIC, too. Binding: arm/tegra/nvidia,tegra20-pmc.yaml; events: technical reference manuals, wake-up sources.
/// </summary>
internal sealed class TegraPmc : InterruptController
{
    private const string Tegra210 = "nvidia,tegra210-pmc";

    private static readonly Dictionary<uint, uint> Events210 = new() { [16] = 2, [51] = 86 };
    private static readonly Dictionary<uint, uint> Events186 = new() { [24] = 209, [73] = 10 };

    public override ImmutableArray<string> Compatible { get; } = [Tegra210, "nvidia,tegra186-pmc", "nvidia,tegra194-pmc", "nvidia,tegra234-pmc"];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        Dictionary<uint, uint> events = s.Make is Tegra210 ? Events210 : Events186;
        return events.TryGetValue(s[0], out uint spi)
            // The sense is the wake event's; the line to the GIC is upright.
            ? at.Spi0(s, spi, s[1].ToSense().Upright())
            : at.Private(System.FormattableString.Invariant($"wake event {s[0]} ends here"));
    }
}
