using Boards.Hardware;

namespace Boards.Microkit.Report;

/// <summary>A stretch of the physical memory map.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, for the picture.</param>
/// <param name="Title">Its name with a link, for the table.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Note">What else there is to say; empty if nothing.</param>
internal sealed record MapEntry(AddressRange Range, MapKind Kind, string Name, Markup Title, Owner Owner, string Note);
