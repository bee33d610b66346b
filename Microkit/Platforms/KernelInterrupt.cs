namespace Boards.Microkit.Platforms;

/// <summary>An interrupt that the kernel keeps for itself.</summary>
/// <param name="Number">The number that seL4 sees.</param>
/// <param name="Purpose">What it is: <c>virtual timer</c>.</param>
public readonly record struct KernelInterrupt(uint Number, string Purpose);
