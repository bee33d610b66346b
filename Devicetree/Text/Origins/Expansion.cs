namespace Boards.Devicetree.Text;

/// <summary>One use of a macro, as the origin of the text that it gave.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Inclusion">The reading in which the use is spelled.</param>
/// <param name="Start">Where it is spelled there.</param>
/// <param name="Length">How long its name is there.</param>
/// <param name="Parent">The expansion from which the use itself came, or -1.</param>
/// <param name="IsArgument">
/// Whether the text was an argument, and so is spelled where the macro is used; otherwise it is spelled in the macro's
/// definition.
/// </param>
internal readonly record struct Expansion(string Name, int Inclusion, int Start, int Length, int Parent, bool IsArgument);
