using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace Boards.Devicetree.Text;

/// <summary>One file's text and its line starts.</summary>
public sealed class SourceFile
{
    private int[]? _lineStarts;

    /// <summary>A file of the given text.</summary>
    /// <param name="path">As diagnostics shall name it, with <c>/</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceFile(string path, string text)
        : this(path, text, isLatin1: false)
    {
    }

    private SourceFile(string path, string text, bool isLatin1)
    {
        Path = path;
        Text = text;
        IsLatin1 = isLatin1;
    }

    /// <summary>As diagnostics name it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether each character stands for one byte, because the file's bytes are not valid UTF-8. The reference compiler
    /// reads bytes, so those of a string reach the flattened tree as they stand in the file.
    /// </summary>
    public bool IsLatin1 { get; }

    /// <summary>A file of the given bytes: UTF-8 where they are valid UTF-8, otherwise one character a byte.</summary>
    /// <param name="path">As diagnostics shall name it, with <c>/</c>.</param>
    /// <param name="bytes">The whole content. A byte order mark stays in the text.</param>
    public static SourceFile FromBytes(string path, byte[] bytes)
    {
        try
        {
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return new SourceFile(path, strict.GetString(bytes), isLatin1: false);
        }
        catch (DecoderFallbackException)
        {
            char[] characters = new char[bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
                characters[i] = (char)bytes[i];
            return new SourceFile(path, new string(characters), isLatin1: true);
        }
    }

    /// <summary>The location of a stretch of this text; offsets beyond the end are taken as the end.</summary>
    public SourceLocation Locate(int start, int length)
    {
        start = Math.Min(Math.Max(start, 0), Text.Length);
        length = Math.Min(Math.Max(length, 0), Text.Length - start);
        return new SourceLocation(Path, start, length, PositionOf(start), PositionOf(start + length));
    }

    /// <summary>Line and column of an offset.</summary>
    public LinePosition PositionOf(int offset)
    {
        int[] starts = LazyInitializer.EnsureInitialized(ref _lineStarts, () => FindLineStarts(Text))!;
        int line = Array.BinarySearch(starts, offset);
        if (line < 0)
            line = ~line - 1;
        return new LinePosition(line, offset - starts[line]);
    }

    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            starts.Add(end + 1);
        return [.. starts];
    }
}
