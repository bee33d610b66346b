using System;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree;

/// <summary>
/// The change to a source that enables a node. If the status that disables the node is in the same source, it is changed there. Other
/// sources may depend on an included file or a macro, so a status in one of these is overridden at the end of the source.
/// </summary>
public sealed class NodeActivation
{
    private const string Okay = "\"okay\"";

    private NodeActivation(int start, int length, string text)
    {
        Start = start;
        Length = length;
        Text = text;
    }

    /// <summary>The offset of the text that is replaced.</summary>
    public int Start { get; }

    /// <summary>The length of the text that is replaced.</summary>
    public int Length { get; }

    /// <summary>The new text.</summary>
    public string Text { get; }

    /// <summary>Makes the change to a source.</summary>
    /// <param name="path">The path of the source.</param>
    /// <param name="text">Its text.</param>
    /// <param name="reference">The reference to the node at the top level of a source.</param>
    /// <param name="status">The location of the value of the status that disables the node.</param>
    public static NodeActivation Of(string path, string text, string reference, SourceLocation status)
    {
        if (status.IsKnown && string.Equals(status.Path, path, StringComparison.Ordinal) && IsString(text, status.Start, status.Length))
            return new NodeActivation(status.Start, status.Length, Okay);
        string newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        string before = text.Length > 0 && text[text.Length - 1] != '\n' ? newLine : "";
        return new NodeActivation(text.Length, 0, $"{before}{newLine}{reference} {{{newLine}{Indentation(text)}status = {Okay};{newLine}}};{newLine}");
    }

    // A value that is not a string literal, such as a macro, is not changed.
    private static bool IsString(string text, int start, int length) =>
        length > 1 && start + length <= text.Length && text[start] == '"' && text[start + length - 1] == '"';

    // The indentation of the first indented line of the source.
    private static string Indentation(string text) => text.Split('\n')
        .Where(static line => line.Trim().Length > 0 && line[0] is ' ' or '\t' && !line.TrimStart().StartsWith("*", StringComparison.Ordinal))
        .Select(static line => line.Substring(0, line.Length - line.TrimStart().Length))
        .FirstOrDefault() ?? "\t";
}
