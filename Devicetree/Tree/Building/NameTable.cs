using System;

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
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        int slot = (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
        while (slots[slot] is { } other && !text.SequenceEqual(other.AsSpan()))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }
}
