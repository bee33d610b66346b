using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Physical addresses that the kernel keeps for itself.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Purpose">What they are: <c>GIC distributor</c>.</param>
/// <param name="Owner">The node whose registers they are, or null if only a table has the range.</param>
public readonly record struct KernelRange(AddressRange Range, string Purpose, Node? Owner);
