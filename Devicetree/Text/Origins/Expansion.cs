namespace Boards.Devicetree.Text;

/// <summary>One use of a macro, as the origin of the text that it expands to.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Inclusion">The index of the inclusion that contains the use.</param>
/// <param name="Start">The offset of the use there.</param>
/// <param name="Length">The length of its name there.</param>
/// <param name="Parent">The index of the expansion that the use itself comes from, or -1.</param>
/// <param name="IsArgument">
/// Whether the text was an argument, and so is spelled where the macro is used; otherwise it is spelled in the macro's
/// definition.
/// </param>
internal readonly record struct Expansion(string Name, int Inclusion, int Start, int Length, int Parent, bool IsArgument);
