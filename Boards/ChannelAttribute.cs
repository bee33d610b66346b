using System;

namespace Boards;

/// <summary>Connects two protection domains of the marked system by a <c>channel</c>.</summary>
/// <param name="first">Name of one.</param>
/// <param name="second">Name of the other.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ChannelAttribute(string first, string second) : Attribute
{
    /// <summary>Name of one protection domain.</summary>
    public string First { get; } = first;

    /// <summary>Name of the other.</summary>
    public string Second { get; } = second;

    /// <summary>The first one's id, 0 to 61. The default is the lowest free id.</summary>
    public int FirstId { get; set; }

    /// <summary>The second one's id, 0 to 61. The default is the lowest free id.</summary>
    public int SecondId { get; set; }

    /// <summary>Whether the first may notify the second. The default is true. Since Microkit 2.0.</summary>
    public bool FirstNotifies { get; set; }

    /// <summary>Whether the second may notify the first. The default is true. Since Microkit 2.0.</summary>
    public bool SecondNotifies { get; set; }

    /// <summary>Whether the first may call the second, whose priority must be higher (<c>pp</c>).</summary>
    public bool FirstCalls { get; set; }

    /// <summary>Whether the second may call the first, whose priority must be higher (<c>pp</c>).</summary>
    public bool SecondCalls { get; set; }

    /// <summary>The symbol in the first one's program that is set to its id. Since Microkit 2.1.</summary>
    public string? FirstSetvarId { get; set; }

    /// <summary>The symbol in the second one's program that is set to its id. Since Microkit 2.1.</summary>
    public string? SecondSetvarId { get; set; }
}
