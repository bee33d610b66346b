using System;
using System.Buffers;

namespace Boards.Devicetree.Blob;

/// <summary>
/// Property names, each stored once. As in the reference compiler, the offset of a name is the first place in the table
/// with its letters and a NUL, which may be the end of an earlier, longer name.
/// </summary>
internal sealed class StringTable : IDisposable
{
    private const int RecentNames = 256;
    private const int FirstSlots = 4096;

    // The same few string instances are looked up again and again.
    private readonly (string Name, int Offset)[] _recent = new (string, int)[RecentNames];
    private byte[] _bytes = new byte[1024];

    /// <summary>Every suffix of every name, as its hash and its offset plus one; 0 if the slot is free.</summary>
    private (uint Hash, int Place)[] _slots = Rent(FirstSlots);
    private int _count;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public int OffsetOf(string name)
    {
        ref (string Name, int Offset) recent = ref _recent[(name.Length + (name[0] * 7) + (name[name.Length / 2] * 31) + (name[name.Length - 1] * 3)) % RecentNames];
        if (!ReferenceEquals(recent.Name, name))
            recent = (name, Find(name));
        return recent.Offset;
    }

    /// <summary>Returns the rented array to its pool. The table must not be used afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<(uint, int)>.Shared.Return(_slots);
        _slots = [];
    }

    private int Find(string name)
    {
        // From the last letter to the first, so that the hash of each suffix is computed on the way to the hash of the whole name.
        uint[] hashes = ArrayPool<uint>.Shared.Rent(name.Length);
        uint hash = 2166136261;
        for (int i = name.Length - 1; i >= 0; i--)
            hashes[i] = hash = unchecked((hash ^ name[i]) * 16777619);
        int offset = _slots[Slot(name, 0, hash)].Place - 1;
        if (offset < 0)
            offset = Add(name, hashes);
        ArrayPool<uint>.Shared.Return(hashes);
        return offset;
    }

    // Every suffix of the name may be a later name. If a suffix is known, so are all shorter ones.
    private int Add(string name, uint[] hashes)
    {
        int offset = Length;
        if (_bytes.Length - offset <= name.Length)
            Array.Resize(ref _bytes, checked(offset + Math.Max(offset, name.Length + 1)));
        foreach (char c in name)
            _bytes[Length++] = (byte)c;
        _bytes[Length++] = 0;
        for (int i = 0; i < name.Length; i++)
        {
            int slot = Slot(name, i, hashes[i]);
            if (_slots[slot].Place > 0)
                break;
            _slots[slot] = (hashes[i], offset + i + 1);
            if (++_count * 2 > _slots.Length)
                Grow();
        }

        return offset;
    }

    private int Slot(string name, int start, uint hash)
    {
        int slot = First(_slots, hash);
        while (_slots[slot].Place > 0 && !(_slots[slot].Hash == hash && IsAt(_slots[slot].Place - 1, name, start)))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private bool IsAt(int offset, string name, int start)
    {
        for (int i = start; i < name.Length; i++, offset++)
        {
            if (_bytes[offset] != (byte)name[i])
                return false;
        }

        return _bytes[offset] == 0;
    }

    private void Grow()
    {
        (uint Hash, int Place)[] slots = Rent(_slots.Length * 2);
        foreach ((uint hash, int place) in _slots)
        {
            if (place == 0)
                continue;
            int slot = First(slots, hash);
            while (slots[slot].Place > 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (hash, place);
        }

        ArrayPool<(uint, int)>.Shared.Return(_slots);
        _slots = slots;
    }

    // The length is a power of two, like that of every array from this pool.
    private static (uint Hash, int Place)[] Rent(int length)
    {
        (uint Hash, int Place)[] slots = ArrayPool<(uint, int)>.Shared.Rent(length);
        Array.Clear(slots, 0, slots.Length);
        return slots;
    }

    private static int First((uint Hash, int Place)[] slots, uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
}
