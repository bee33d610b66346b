using System;

namespace Boards;

/// <summary>Sets a symbol of the marked protection domain's program to the physical address of a memory region.</summary>
/// <param name="symbol">A 64-bit variable.</param>
/// <param name="region">Name of the region; on x86 one with a physical address.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SetvarAttribute(string symbol, string region) : Attribute
{
    /// <summary>The variable.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>Name of the region.</summary>
    public string Region { get; } = region;
}
