namespace Boards.Tool.Commands;

/// <summary>A command line that the help shows.</summary>
/// <param name="Line">What is typed.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Line, string Meaning);
