using System.Collections.Immutable;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Controllers.Roots;

/// <summary>The encoding of types and flags, which all versions of the Arm GIC share.</summary>
internal static class GicCells
{
    public const uint Spi = 0;
    public const uint Ppi = 1;
    /// <summary>The name of a private interrupt.</summary>
    public const string PpiName = "PPI";

    public const uint Espi = 2;
    public const uint Eppi = 3;

    /// <summary>The kernel's number for shared peripheral interrupt 0.</summary>
    public const uint SpiBase = 32;

    /// <summary>The kernel's number for private peripheral interrupt 0.</summary>
    public const uint PpiBase = 16;

    /// <summary>The number of a shared interrupt, or a diagnostic. An SPI is a rising edge or a high level.</summary>
    public static Resolution Shared(InterruptWalk at, in Specifier s, string kind, uint first, uint most)
    {
        if (s[1] > most)
            return at.Fail(s, new SpecifierFault.OutOfRange(kind, s[1], 0, most));
        Senses sense = s[2].ToSense();
        if (!Judge(at, s, sense) && sense is not (Senses.EdgeRising or Senses.LevelHigh))
            at.Report(s, new SpecifierFault.Sense(sense, "edge-rising (1) and level-high (4)"));
        return at.Root(first + s[1], sense, Text(kind, s[1]));
    }

    /// <summary>
    /// The number of a private interrupt. Its sense is fixed in hardware; trees have any sense. Above the last private interrupt, Linux
    /// and seL4 continue with the numbers of shared interrupts.
    /// </summary>
    public static Resolution Private(InterruptWalk at, in Specifier s, string kind, uint first, uint most)
    {
        // Software counts private interrupts from the number of the first one, so a number above the last may include that offset.
        if (s[1] > most)
        {
            uint? meant = s[1] >= first && s[1] - first <= most ? s[1] - first : null;
            if (kind is not PpiName || s[1] > LastShared - first)
                return at.Fail(s, new SpecifierFault.OutOfRange(kind, s[1], 0, most, meant));
            at.Report(s, new SpecifierFault.OutOfRange(kind, s[1], 0, most, meant, Taken: first + s[1]));
        }

        Senses sense = s[2].ToSense();
        Judge(at, s, sense);
        return at.Root(first + s[1], sense, Text(kind, s[1]));
    }

    // A specifier without a trigger type is reported by a rule of its own.
    private static bool Judge(InterruptWalk at, in Specifier s, Senses sense)
    {
        if (sense.IsDefined())
            return false;
        at.Report(s, new SpecifierFault.NoSense(sense));
        return true;
    }

    // The last shared interrupt of versions without extended interrupts.
    private const uint LastShared = 1019;

    private static string Text(string kind, uint number) => System.FormattableString.Invariant($"{kind} {number}");
}
