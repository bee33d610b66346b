using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.FrontEnds.WakeUp;

/// <summary>
/// The Tegra power management controller as an interrupt controller: wake events, a few of which are also shared interrupts
/// of the GIC. Binding: arm/tegra/nvidia,tegra20-pmc.yaml; events: technical reference manuals, wake-up sources.
/// </summary>
internal sealed class TegraPmc : InterruptController
{
    private const string Tegra210 = "nvidia,tegra210-pmc";

    private const string Tegra234 = "nvidia,tegra234-pmc";
    private const string Tegra264 = "nvidia,tegra264-pmc";

    private static readonly Dictionary<uint, uint> Events210 = new() { [16] = 2, [51] = 86 };
    private static readonly Dictionary<uint, uint> Events186 = new() { [24] = 209, [73] = 10 };

    private static readonly Dictionary<uint, uint> Events234 = new() { [24] = 209, [73] = 10, [76] = 167, [77] = 167, [78] = 167, [79] = 167, [80] = 167, [81] = 167, [82] = 167, [83] = 179 };

    private static readonly Dictionary<uint, uint> Events264 = new() { [0] = 727, [65] = 548, [79] = 965, [80] = 965, [81] = 965, [82] = 965, [83] = 965, [84] = 965, [85] = 965, [86] = 965 };

    public override ImmutableArray<string> Compatible { get; } = [Tegra210, "nvidia,tegra186-pmc", "nvidia,tegra194-pmc", Tegra234, Tegra264];

    public override (int Least, int Most) Cells => (2, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        Dictionary<uint, uint> events = s.Make switch { Tegra210 => Events210, Tegra234 => Events234, Tegra264 => Events264, _ => Events186 };
        return events.TryGetValue(s[0], out uint spi)
            // The sense is that of the wake event; low levels and falling edges are inverted on the line to the GIC.
            ? at.Spi0(s, spi, s[1].ToSense().Upright())
            : at.Fail(s, new SpecifierFault.NoLine(s[0]));
    }
}
