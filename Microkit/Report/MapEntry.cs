using Boards.Hardware;

namespace Boards.Microkit.Report;

/// <summary>An entry of the physical memory map.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name, for the picture.</param>
/// <param name="Title">Its name with a link, for the table.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Note">A note; empty if there is none.</param>
internal sealed record MapEntry(AddressRange Range, MapKind Kind, string Name, Markup Title, Owner Owner, string Note);
