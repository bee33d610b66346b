using System;

namespace Boards.Hardware.Interrupts;

/// <summary>The sense bits of an interrupt specifier; the values are those of the bindings.</summary>
[Flags]
internal enum Senses : uint
{
    None = 0,
    EdgeRising = 1,
    EdgeFalling = 2,
    EdgeBoth = EdgeRising | EdgeFalling,
    LevelHigh = 4,
    LevelLow = 8,
}

/// <summary>The meaning of the bits of a trigger type.</summary>
internal static class SensesFacts
{
    private const uint Mask = 0xf;

    /// <summary>The sense bits of a cell; other bits are specific to the controller.</summary>
    public static Senses ToSense(this uint cell) => (Senses)(cell & Mask);

    /// <summary>Edge for any edge; level for everything else, because an absent sense is level to the kernel.</summary>
    public static InterruptTrigger ToTrigger(this Senses sense) =>
        sense is Senses.EdgeRising or Senses.EdgeFalling or Senses.EdgeBoth ? InterruptTrigger.Edge : InterruptTrigger.Level;

    /// <summary>Whether it is one of the five valid senses.</summary>
    public static bool IsDefined(this Senses sense) =>
        sense is Senses.EdgeRising or Senses.EdgeFalling or Senses.EdgeBoth or Senses.LevelHigh or Senses.LevelLow;

    /// <summary>The output of an inverter that inverts only the trigger types that a GIC does not support.</summary>
    public static Senses Upright(this Senses sense) => sense switch
    {
        Senses.LevelLow => Senses.LevelHigh,
        Senses.EdgeFalling => Senses.EdgeRising,
        _ => sense,
    };

    /// <summary>The name as text: <c>level-high</c>.</summary>
    public static string ToText(this Senses sense) => sense switch
    {
        Senses.None => "no sense",
        Senses.EdgeRising => "edge-rising",
        Senses.EdgeFalling => "edge-falling",
        Senses.EdgeBoth => "edge-both",
        Senses.LevelHigh => "level-high",
        Senses.LevelLow => "level-low",
        _ => FormattableString.Invariant($"sense {(uint)sense}"),
    };
}
