using Boards.Hardware;

namespace Boards.Microkit;

/// <summary>A window of a bus or bridge in physical addresses.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Bus">The bus.</param>
internal sealed record BusRange(AddressRange Range, Device Bus);
