using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>Macros by name, found by a stretch of text.</summary>
internal sealed class MacroTable
{
    private Macro?[] _slots = new Macro?[1024];
    private int _count;

    /// <summary>Names that are defined.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (Macro? macro in _slots)
            {
                if (macro is { IsDefined: true })
                    yield return macro.Name;
            }
        }
    }

    /// <summary>The macro of this name, where one is defined.</summary>
    public Macro? Find(char[] text, int start, int length)
    {
        ReadOnlySpan<char> name = text.AsSpan(start, length);
        Macro? macro = _slots[Slot(_slots, name, HashOf(name))];
        return macro is { IsDefined: true } ? macro : null;
    }

    /// <summary>The entry of this name, defined or not.</summary>
    public Macro GetOrAdd(ReadOnlySpan<char> name)
    {
        uint hash = HashOf(name);
        int slot = Slot(_slots, name, hash);
        if (_slots[slot] is { } known)
            return known;
        Macro macro = new(name.ToString(), hash);
        _slots[slot] = macro;
        if (++_count * 2 > _slots.Length)
            Grow();
        return macro;
    }

    private void Grow()
    {
        Macro?[] slots = new Macro?[_slots.Length * 2];
        foreach (Macro? macro in _slots)
        {
            if (macro is not null)
                slots[Slot(slots, macro.Name.AsSpan(), macro.Hash)] = macro;
        }

        _slots = slots;
    }

    private static int Slot(Macro?[] slots, ReadOnlySpan<char> name, uint hash)
    {
        int slot = (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
        while (slots[slot] is { } other && !(other.Hash == hash && name.SequenceEqual(other.Name.AsSpan())))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private static uint HashOf(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
