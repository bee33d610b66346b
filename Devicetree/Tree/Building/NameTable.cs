using System;
using System.Runtime.InteropServices;

namespace Boards.Devicetree.Tree.Building;

/// <summary>Turns stretches of text into strings. Each name becomes one string, however often it occurs.</summary>
internal sealed class NameTable
{
    private string?[] _slots = new string?[256];
    private int _count;

    public string Get(ReadOnlySpan<char> text)
    {
        int slot = Slot(_slots, text);
        if (_slots[slot] is { } known)
            return known;
        string name = text.ToString();
        _slots[slot] = name;
        if (++_count * 2 > _slots.Length)
            Grow();
        return name;
    }

    private void Grow()
    {
        string?[] slots = new string?[_slots.Length * 2];
        foreach (string? name in _slots)
        {
            if (name is not null)
                slots[Slot(slots, name.AsSpan())] = name;
        }

        _slots = slots;
    }

    private static int Slot(string?[] slots, ReadOnlySpan<char> text)
    {
        int slot = (int)(Hash(text) & (uint)(slots.Length - 1));
        while (slots[slot] is { } other && !text.SequenceEqual(other.AsSpan()))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    // FNV-1a over four characters at a time.
    private static uint Hash(ReadOnlySpan<char> text)
    {
        const ulong prime = 1099511628211;
        ulong hash = 14695981039346656037;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (ulong word in words)
            hash = Mix(hash ^ word);
        foreach (char c in text.Slice(words.Length * 4))
            hash = Mix(hash ^ c);
        return unchecked((uint)hash);

        static ulong Mix(ulong value)
        {
            ulong product = unchecked(value * prime);
            return product ^ (product >> 32);
        }
    }
}
