using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A device that a virtual machine, or a protection domain, is to have.</summary>
public sealed record PassthroughRequest
{
    /// <summary>Path, label or alias.</summary>
    public required Declared<string> Device { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Name of its memory region; null for the node's name.</summary>
    public Declared<string>? Name { get; init; }

    /// <summary>Ids of its interrupts, in their order; -1 or a missing one takes the lowest free.</summary>
    public ValueList<Declared<int>> Channels { get; init; } = [];

    /// <summary>
    /// Numbers of its interrupts that software places at run time, in the order of all its interrupts; -1 or a missing
    /// one leaves it to the rule.
    /// </summary>
    public ValueList<Declared<int>> Lines { get; init; } = [];

    /// <summary>Which entries of <c>reg</c> are mapped, whatever bus they lie in; null for all but those of other buses.</summary>
    public ValueList<Declared<int>>? Regions { get; init; }

    /// <summary>Which interrupts are delivered; null for all.</summary>
    public ValueList<Declared<int>>? Interrupts { get; init; }

    /// <summary>
    /// Devices (path, label or alias) whose pages are left out: a bus without one of those on it. They, and what only they need, are not
    /// passed as dependencies either.
    /// </summary>
    public ValueList<Declared<string>> Exclude { get; init; } = [];

    /// <summary>Whether the registers and interrupts of devices that it cannot work without (its clocks, its PHY) are passed as well.</summary>
    public bool WithDependencies { get; init; }

    /// <summary>In a protection domain: the symbol set to the address of its first page.</summary>
    public Declared<string>? Setvar { get; init; }

    /// <summary>The virtual CPU that its interrupts go to; null for the machine's first.</summary>
    public Declared<int>? Vcpu { get; init; }
}
