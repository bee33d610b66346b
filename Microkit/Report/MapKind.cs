namespace Boards.Microkit.Report;

/// <summary>A kind of entry in the memory map, with its group of rows in the picture.</summary>
/// <param name="Name">The name of the kind: <c>registers</c>.</param>
/// <param name="Lane">The title of the group.</param>
/// <param name="Order">The order of the groups, from the top.</param>
/// <param name="IsFine">Whether entries are small, so that the axis is wide where they are.</param>
internal sealed record MapKind(string Name, string Lane, int Order, bool IsFine)
{
    public static MapKind Memory { get; } = new("RAM", "Memory", 0, IsFine: false);

    public static MapKind Reserved { get; } = new("reserved memory", "Memory", 0, IsFine: false);

    public static MapKind Bus { get; } = new("bus", "Buses", 1, IsFine: false);

    public static MapKind Registers { get; } = new("registers", "Registers", 2, IsFine: true);

    public static MapKind Kernel { get; } = new("kernel", "Kernel", 3, IsFine: true);

    public static MapKind Region { get; } = new("memory region", "Memory regions", 4, IsFine: false);
}
