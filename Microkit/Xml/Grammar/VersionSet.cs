using System.Collections.Generic;
using System.Linq;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>A set of versions of Microkit.</summary>
/// <param name="Bits">One bit for each version.</param>
internal readonly record struct VersionSet(int Bits)
{
    /// <summary>All versions.</summary>
    public static VersionSet All { get; } = Since(MicrokitVersion.Sel4cp);

    /// <summary>A version and those after it.</summary>
    public static VersionSet Since(MicrokitVersion first) => new((Bit(MicrokitVersions.Current) * 2) - Bit(first));

    /// <summary>A version and those before it.</summary>
    public static VersionSet Until(MicrokitVersion last) => new((Bit(last) * 2) - 1);

    /// <summary>One version.</summary>
    public static VersionSet Only(MicrokitVersion version) => new(Bit(version));

    /// <summary>The versions in either set.</summary>
    public static VersionSet operator |(VersionSet a, VersionSet b) => new(a.Bits | b.Bits);

    /// <summary>Whether a version is in the set.</summary>
    public bool Contains(MicrokitVersion version) => (Bits & Bit(version)) != 0;

    /// <summary>The versions as messages name them: <c>Microkit 2.1 and later</c>, <c>sel4cp to Microkit 1.4</c>.</summary>
    public override string ToString()
    {
        List<string> runs = [];
        MicrokitVersion[] versions = [.. Enumerable.Range(0, (int)MicrokitVersions.Current + 1).Select(static v => (MicrokitVersion)v).Where(Contains)];
        for (int i = 0; i < versions.Length;)
        {
            int end = i;
            while (end + 1 < versions.Length && versions[end + 1] == versions[end] + 1)
                end++;
            runs.Add(versions[end] == MicrokitVersions.Current && i < end ? versions[i].Title() + " and later"
                : i == end ? versions[i].Title()
                : versions[i].Title() + " to " + versions[end].Title());
            i = end + 1;
        }

        return string.Join(", ", runs);
    }

    private static int Bit(MicrokitVersion version) => 1 << (int)version;
}
