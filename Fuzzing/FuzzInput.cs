using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Boards.Fuzzing;

/// <summary>The input of the product: one file, or several files in one text, so that all of them can be minimised.</summary>
/// <param name="Name">The file's name; if there are several, that of the first one.</param>
/// <param name="Bytes">The content.</param>
internal sealed record FuzzInput(string Name, ImmutableArray<byte> Bytes)
{
    // Between two files, a line with the name of the second.
    private const string Mark = "\n==== ";

    /// <summary>An input of one text.</summary>
    public static FuzzInput Of(string name, string text) => new(name, [.. Encoding.UTF8.GetBytes(text)]);

    /// <summary>An input of several texts.</summary>
    public static FuzzInput Of(IReadOnlyList<(string Name, string Text)> files) => Of(
        files[0].Name, files[0].Text + string.Concat(files.Skip(1).Select(static file => $"{Mark}{file.Name}\n{file.Text}")));

    /// <summary>The input as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.AsSpan());

    /// <summary>The texts of an input that consists of several.</summary>
    public IEnumerable<(string Name, string Text)> Files()
    {
        string[] parts = Text.Split(Mark);
        yield return (Name, parts[0]);
        foreach (string part in parts.Skip(1))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            if (end >= 0)
                yield return (part[..end], part[(end + 1)..]);
        }
    }

    /// <summary>The input in readable form: as text if it is text, otherwise as hexadecimal digits.</summary>
    public override string ToString() => Text is var text && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(Bytes.AsSpan()) && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : Convert.ToHexString(Bytes.AsSpan());
}
