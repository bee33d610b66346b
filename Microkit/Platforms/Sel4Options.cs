using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Facts about a board under seL4 that are neither in the tree nor in the platform table.</summary>
public sealed record Sel4Options
{
    /// <summary>The options without any choice.</summary>
    public static Sel4Options Default { get; } = new();

    /// <summary>The platform's facts, in place of those found by the root's <c>compatible</c>.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The project's own platforms, which come before those of the table.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>The name of the platform; null to find it by the root's <c>compatible</c>.</summary>
    public string? PlatformName { get; init; }

    /// <summary>Whether the kernel runs as a hypervisor (EL2), as every Microkit system with a virtual machine needs.</summary>
    public bool IsHypervisor { get; init; } = true;

    /// <summary>The lines of interrupts whose controllers pick a line at run time.</summary>
    public ImmutableArray<LineChoice> Lines { get; init; } = [];

    /// <summary>
    /// The interrupts that are passed to a guest: only these take lines of a controller that picks lines at run time.
    /// Null for those of every enabled node.
    /// </summary>
    public ImmutableArray<InterruptPosition>? PassedThrough { get; init; }

    /// <inheritdoc/>
    public bool Equals(Sel4Options? other) =>
        other is not null && Equals(Platform, other.Platform) && Platforms.SequenceEqual(other.Platforms)
        && string.Equals(PlatformName, other.PlatformName, System.StringComparison.Ordinal) && IsHypervisor == other.IsHypervisor
        && Lines.SequenceEqual(other.Lines) && PassedThrough.HasValue == other.PassedThrough.HasValue
        && (PassedThrough ?? []).SequenceEqual(other.PassedThrough ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => (Platform, IsHypervisor, Lines.Length, PassedThrough?.Length).GetHashCode();
}
