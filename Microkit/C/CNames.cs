using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Boards.Microkit.C;

/// <summary>Makes unique C names in upper case, of ASCII letters, digits and underscores.</summary>
internal sealed class CNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A name that was not returned before: the name of a text, followed by a number if another text already has it.</summary>
    public string Unique(string text)
    {
        string name = Of(text);
        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++)
            unique = name + "_" + i.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    /// <summary>The C name of a text.</summary>
    public static string Of(string text) => string.Concat(text.Select(static c => c switch
    {
        >= 'a' and <= 'z' => (char)(c - 'a' + 'A'),
        >= 'A' and <= 'Z' or >= '0' and <= '9' => c,
        _ => '_',
    }));
}
