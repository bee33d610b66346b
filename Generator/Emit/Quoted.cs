namespace Boards.Generator.Emit;

/// <summary>A string that is written as a literal, with its quotes, without a copy if possible.</summary>
/// <param name="Text">The string.</param>
internal readonly record struct Quoted(string Text);
