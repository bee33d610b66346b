using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Microkit;

/// <summary>The versions of Microkit by name.</summary>
public static class MicrokitVersions
{
    private static readonly ImmutableArray<string> Names = ["sel4cp", "1.3", "1.4", "2.0", "2.1", "2.2", "2.3"];

    /// <summary>The default version.</summary>
    public const MicrokitVersion Current = MicrokitVersion.Version23;

    /// <summary>The names of all versions, the oldest first.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name that a user writes: <c>sel4cp</c>, <c>2.3</c>.</summary>
    public static string Name(this MicrokitVersion version) => Names[(int)version];

    /// <summary>The name in messages: <c>sel4cp</c>, <c>Microkit 2.3</c>.</summary>
    public static string Title(this MicrokitVersion version) =>
        version == MicrokitVersion.Sel4cp ? version.Name() : "Microkit " + version.Name();

    /// <summary>
    /// The version with a name. The patch number, and a suffix after a hyphen, make no difference: <c>2.0.1</c>
    /// and <c>2.3.0-dev</c> are <c>2.0</c> and <c>2.3</c>.
    /// </summary>
    public static bool TryParse(string name, out MicrokitVersion version)
    {
        string trimmed = name.Trim();
        string[] numbers = trimmed.Split('-')[0].Split('.');
        bool isNumber = numbers.Length is 2 or 3 && numbers.All(static n => n.Length > 0 && n.All(static c => c is >= '0' and <= '9'));
        string known = isNumber ? numbers[0] + "." + numbers[1] : trimmed;
        int index = -1;
        for (int i = 0; i < Names.Length; i++)
        {
            if (string.Equals(Names[i], known, StringComparison.OrdinalIgnoreCase))
                index = i;
        }

        version = index < 0 ? Current : (MicrokitVersion)index;
        return index >= 0;
    }
}
