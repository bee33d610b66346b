using Boards.Generator.Naming;
using Boards.Hardware;
using Boards.Microkit;

namespace Boards.Generator.Model;

/// <summary>The model of an interrupt's class.</summary>
/// <param name="Identifier">The class's name.</param>
/// <param name="Label">The interrupt's name or number in the node.</param>
/// <param name="Number">The number that seL4 sees, or null.</param>
/// <param name="Trigger">What the root controller sees, or null.</param>
/// <param name="Kind">How the number is found.</param>
/// <param name="Candidates">The numbers from which software chooses one.</param>
/// <param name="Route">The route to the root controller, as text.</param>
/// <param name="KernelUse">What the kernel uses it for, or null.</param>
internal sealed record InterruptModel(
    string Identifier,
    string Label,
    uint? Number,
    InterruptTrigger? Trigger,
    InterruptKind Kind,
    ValueList<uint> Candidates,
    string Route,
    string? KernelUse);
