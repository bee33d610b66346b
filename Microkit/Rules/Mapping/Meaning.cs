using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>The interrupt that was probably meant by a wrong number.</summary>
/// <param name="Interrupt">The interrupt; null if there is no likely one.</param>
/// <param name="Question">The end of a message that suggests it; empty if there is none.</param>
internal readonly record struct Meaning(DeviceInterrupt? Interrupt, string Question)
{
    /// <summary>Its number, as a fix writes it.</summary>
    public string? Number => Interrupt?.Number is { } number ? Invariant($"{number}") : null;
}
