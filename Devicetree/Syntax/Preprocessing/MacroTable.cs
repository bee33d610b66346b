using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>Macros by name, which can be looked up by a stretch of text.</summary>
internal sealed class MacroTable
{
    // A bit for each pair of a first and a last character, each modulo 64.
    private readonly ulong[] _ends = new ulong[64];
    private Macro?[] _slots = new Macro?[1024];
    private int _count;

    /// <summary>The names that are defined.</summary>
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

    /// <summary>The macro with this name, if one is defined.</summary>
    public Macro? Find(char[] text, int start, int length)
    {
        // Most words of a source are not macros, and do not even look like one.
        if ((_ends[text[start] & 63] & EndBit(text[start + length - 1])) == 0)
            return null;
        ReadOnlySpan<char> name = text.AsSpan(start, length);
        uint hash = MacroDefinition.HashOf(name);
        return _slots[Slot(_slots, name, hash)] is { IsDefined: true } macro ? macro : null;
    }

    /// <summary>The macro with this name, if one is defined.</summary>
    public Macro? Find(string name) => name.Length == 0 ? null : Find(name.ToCharArray(), 0, name.Length);

    /// <summary>Adds a macro, or replaces the macro with the same name. Returns the replaced macro, or null.</summary>
    public Macro? Set(Macro macro)
    {
        int slot = Slot(_slots, macro.NameText, macro.Hash);
        Macro? known = _slots[slot];
        _slots[slot] = macro;
        if (known is not null)
            return known;
        _ends[macro.NameText[0] & 63] |= EndBit(macro.NameText[macro.NameText.Length - 1]);
        if (++_count * 2 > _slots.Length)
            Grow();
        return null;
    }

    private static ulong EndBit(char last) => 1UL << (last & 63);

    private void Grow()
    {
        Macro?[] slots = new Macro?[_slots.Length * 2];
        foreach (Macro? macro in _slots)
        {
            if (macro is null)
                continue;
            int slot = First(slots, macro.Hash);
            while (slots[slot] is not null)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = macro;
        }

        _slots = slots;
    }

    private static int Slot(Macro?[] slots, ReadOnlySpan<char> name, uint hash)
    {
        int slot = First(slots, hash);
        while (slots[slot] is { } other && !(other.Hash == hash && name.SequenceEqual(other.NameText)))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private static int First(Macro?[] slots, uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
}
