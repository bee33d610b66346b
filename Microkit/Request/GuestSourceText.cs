namespace Boards.Microkit.Request;

/// <summary>The text of a file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
public sealed record GuestSourceText(string Path, string Text);
