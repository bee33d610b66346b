using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace Boards.Devicetree.Text;

/// <summary>One file's text and its line starts.</summary>
public sealed class SourceFile
{
    /// <summary>The length of the largest file that is read, in bytes: 128 MiB. A device may have no end.</summary>
    public const int MostBytes = 128 << 20;

    // How far a scan may look beyond the end, where it finds NULs.
    private const int LookAhead = 2;

    private string? _text;
    private int[]? _lineStarts;

    /// <summary>A file of the given text.</summary>
    /// <param name="path">The path, as diagnostics name it, with <c>/</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceFile(string path, string text)
        : this(path, new char[text.Length + LookAhead], text.Length, isLatin1: false) => text.CopyTo(0, Characters, 0, text.Length);

    private SourceFile(string path, char[] characters, int length, bool isLatin1)
    {
        Path = path;
        Characters = characters;
        Length = length;
        IsLatin1 = isLatin1;
    }

    /// <summary>The path, as diagnostics name it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text => _text ??= Span.ToString();

    /// <summary>The number of code units in the text.</summary>
    public int Length { get; }

    /// <summary>The text, followed by NULs. It is never changed.</summary>
    internal char[] Characters { get; }

    /// <summary>The text.</summary>
    internal ReadOnlySpan<char> Span => Characters.AsSpan(0, Length);

    /// <summary>
    /// Whether each character represents one byte, because the file's bytes are not valid UTF-8. The reference compiler
    /// reads bytes, so the bytes of a string reach the flattened tree unchanged.
    /// </summary>
    public bool IsLatin1 { get; }

    /// <summary>Whether the file's bytes are UTF-16, which the reference compiler does not read.</summary>
    internal bool IsUtf16 { get; private init; }

    /// <summary>Whether the file has more than <see cref="MostBytes"/>. Its text is empty then.</summary>
    internal bool IsTooLarge { get; private init; }

    /// <summary>A file of the given bytes: UTF-8 if they are valid UTF-8, otherwise one character for each byte. UTF-16 is recognized.</summary>
    /// <param name="path">The path, as diagnostics name it, with <c>/</c>.</param>
    /// <param name="bytes">The whole content. A byte order mark stays in the text.</param>
    public static SourceFile FromBytes(string path, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            return new SourceFile(path, "") { IsTooLarge = true };
        char[] characters = new char[bytes.Length + LookAhead];
        if (Utf16Of(bytes) is { } utf16)
        {
            int start = utf16.GetPreamble().AsSpan().SequenceEqual(bytes.AsSpan(0, 2)) ? 2 : 0;
            return new SourceFile(path, utf16.GetString(bytes, start, bytes.Length - start)) { IsUtf16 = true };
        }

        try
        {
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            int length = strict.GetChars(bytes, 0, bytes.Length, characters, 0);
            return new SourceFile(path, characters, length, isLatin1: false);
        }
        catch (DecoderFallbackException)
        {
            for (int i = 0; i < bytes.Length; i++)
                characters[i] = (char)bytes[i];
            return new SourceFile(path, characters, bytes.Length, isLatin1: true);
        }
    }

    // UTF-16 is recognized by its byte order mark, or by the zeros in the first two characters, which are ASCII in any source.
    private static Encoding? Utf16Of(byte[] bytes) => bytes switch
    {
        [0xff, 0xfe, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xfe, 0xff, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>The location of a stretch of this text; offsets beyond the end are taken as the end.</summary>
    public SourceLocation Locate(int start, int length)
    {
        start = Math.Min(Math.Max(start, 0), Length);
        length = Math.Min(Math.Max(length, 0), Length - start);
        return new SourceLocation(Path, start, length, PositionOf(start), PositionOf(start + length));
    }

    /// <summary>Line and column of an offset.</summary>
    public LinePosition PositionOf(int offset)
    {
        int[] starts = Volatile.Read(ref _lineStarts) ?? LazyInitializer.EnsureInitialized(ref _lineStarts, () => FindLineStarts(Span))!;
        int line = Array.BinarySearch(starts, offset);
        if (line < 0)
            line = ~line - 1;
        return new LinePosition(line, offset - starts[line]);
    }

    private static int[] FindLineStarts(ReadOnlySpan<char> text)
    {
        List<int> starts = [0];
        int start = 0;
        for (int length = text.IndexOf('\n'); length >= 0; length = text.Slice(start).IndexOf('\n'))
        {
            start += length + 1;
            starts.Add(start);
        }

        return [.. starts];
    }
}
