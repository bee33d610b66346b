using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A device that is passed to a virtual machine or a protection domain.</summary>
public sealed record PassthroughRequest
{
    /// <summary>The path, label or alias of the device.</summary>
    public required Declared<string> Device { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The name of its memory region; null for the node's name.</summary>
    public Declared<string>? Name { get; init; }

    /// <summary>The ids of its interrupts, in their order; -1 or a missing id means the lowest free id.</summary>
    public ValueList<Declared<int>> Channels { get; init; } = [];

    /// <summary>
    /// The numbers of its interrupts whose lines are picked at run time, in the order of all its interrupts; -1 or a missing
    /// number leaves the choice to the rule.
    /// </summary>
    public ValueList<Declared<int>> Lines { get; init; } = [];

    /// <summary>The entries of <c>reg</c> that are mapped, whatever bus they are on; null for all except those on other buses.</summary>
    public ValueList<Declared<int>>? Regions { get; init; }

    /// <summary>The interrupts that are delivered; null for all.</summary>
    public ValueList<Declared<int>>? Interrupts { get; init; }

    /// <summary>
    /// Devices (path, label or alias) whose pages are left out, such as one of those on a bus. They, and the devices that only they need,
    /// are not passed as dependencies either.
    /// </summary>
    public ValueList<Declared<string>> Exclude { get; init; } = [];

    /// <summary>Whether the registers and interrupts of devices that it cannot work without (its clocks, its PHY) are passed as well.</summary>
    public bool WithDependencies { get; init; }

    /// <summary>In a protection domain: the symbol that is set to the address of its first page.</summary>
    public Declared<string>? Setvar { get; init; }

    /// <summary>The virtual CPU that receives its interrupts; null for the machine's first one.</summary>
    public Declared<int>? Vcpu { get; init; }
}
