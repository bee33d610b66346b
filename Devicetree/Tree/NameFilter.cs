namespace Boards.Devicetree.Tree;

/// <summary>A set of names that answers at once for most names that are not in it, but may also have names that were never added.</summary>
internal struct NameFilter
{
    private ulong _bits;

    /// <summary>Whether a name may have been added. If not, it was not.</summary>
    public readonly bool MayHave(string name) => (_bits & BitOf(name)) != 0;

    public void Add(string name) => _bits |= BitOf(name);

    // One of 64 bits for a name, which few other names share.
    private static ulong BitOf(string name) =>
        name.Length == 0 ? 1 : 1UL << (((name.Length * 5) + (name[0] * 3) + name[name.Length / 2] + (name[name.Length - 1] * 7)) & 63);
}
