using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>A change of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Change">The change.</param>
/// <param name="Purpose">Its effect. If several edits have the same effect, only one is made: a bus that two devices need is passed once.</param>
internal readonly record struct Edit(DocumentId File, TextChange Change, string Purpose);
