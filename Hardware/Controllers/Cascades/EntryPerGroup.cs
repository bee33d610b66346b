using System;
using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Cascades;

/// <summary>
/// Units whose inputs are in groups, each with an entry in the unit's own interrupts: 32 corrected and 32 uncorrected errors of
/// Altera's ECC managers (edac/altr,socfpga-ecc-manager.yaml), each converter of ST's (iio/adc/st,stm32-adc.yaml). A single
/// entry is used for all inputs.
/// </summary>
internal sealed class EntryPerGroup : InterruptController
{
    private const uint InputsOfGroup = 32;

    public override ImmutableArray<string> Compatible { get; } = ["altr,socfpga-a10-ecc-manager", "altr,socfpga-s10-ecc-manager", "st,stm32*-adc-core"];

    public override (int Least, int Most) Cells => (1, 2);

    public override Resolution Resolve(in Specifier s, InterruptWalk at) =>
        at.Cascade(s, s[0], at.Entries(s.Controller).Length == 1 ? null
            : s.Make.StartsWith("st,", StringComparison.Ordinal) ? s[0]
            : s[0] / InputsOfGroup);
}
