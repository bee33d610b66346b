using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>
/// The VideoCore's controller on BCM2835 to BCM2837. Binding: interrupt-controller/brcm,bcm2835-armctrl-ic.txt. It is
/// wired to line 8 of the per-CPU controller, but the kernel decodes the cascade itself and numbers the banks in sequence.
/// </summary>
internal sealed class Bcm2835ArmControl : InterruptController
{
    private const uint FirstNumber = 32;
    private const uint BankSize = 32;

    public override ImmutableArray<string> Compatible { get; } = ["brcm,bcm2835-armctrl-ic", "brcm,bcm2836-armctrl-ic"];

    public override (int Least, int Most) Cells => (2, 2);

    public override bool IsRoot => true;

    // Cell 0 is the bank, cell 1 the bit; bank 0 has eight bits.
    public override Resolution Resolve(in Specifier s, InterruptWalk at) => (Bank: s[0], Bit: s[1]) switch
    {
        (0, <= 7) or (1 or 2, < BankSize) =>
            at.Root(FirstNumber + (s[0] * BankSize) + s[1], Senses.LevelHigh, System.FormattableString.Invariant($"bank {s[0]} bit {s[1]}")),
        (0, _) => at.Fail(s, new SpecifierFault.OutOfRange("bit", s[1], 0, 7)),
        (1 or 2, _) => at.Fail(s, new SpecifierFault.OutOfRange("bit", s[1], 0, BankSize - 1)),
        _ => at.Fail(s, new SpecifierFault.OutOfRange("bank", s[0], 0, 2)),
    };
}
