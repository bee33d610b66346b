using System;

namespace Boards.Devicetree.Text;

/// <summary>
/// A text that is kept to be looked up. Its arrays are small: one of 85,000 bytes or more would be in the large object heap, where each
/// few megabytes cause a collection of all generations, in an editor of everything that it has in memory.
/// </summary>
internal sealed class PagedText
{
    private const int PageLength = 1 << 14;

    private readonly char[][] _pages;

    public PagedText(ReadOnlySpan<char> text)
    {
        _pages = new char[(text.Length + PageLength - 1) / PageLength][];
        for (int i = 0; i < _pages.Length; i++)
        {
            ReadOnlySpan<char> rest = text.Slice(i * PageLength);
            _pages[i] = rest.Slice(0, Math.Min(rest.Length, PageLength)).ToArray();
        }
    }

    /// <summary>A stretch of the text, which is copied if it is in several arrays.</summary>
    public ReadOnlySpan<char> Slice(int start, int length)
    {
        if (length == 0)
            return default;
        int offset = start % PageLength;
        if (offset + length <= PageLength)
            return _pages[start / PageLength].AsSpan(offset, length);
        char[] joined = new char[length];
        CopyTo(start, joined);
        return joined;
    }

    /// <summary>Copies the text from an offset on, as much as there is room for.</summary>
    public void CopyTo(int start, Span<char> target)
    {
        while (!target.IsEmpty)
        {
            ReadOnlySpan<char> page = _pages[start / PageLength].AsSpan(start % PageLength);
            page = page.Slice(0, Math.Min(page.Length, target.Length));
            page.CopyTo(target);
            target = target.Slice(page.Length);
            start += page.Length;
        }
    }
}
