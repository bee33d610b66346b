namespace Boards.Devicetree.Checks.Names;

/// <summary>The recommended characters of names: letters, digits, <c>,</c> and <c>-</c>.</summary>
internal static class NameCharacters
{
    /// <summary>The first character at or after an index that is not recommended, or null.</summary>
    public static char? FirstUnusual(string name, int from)
    {
        for (int i = from; i < name.Length; i++)
        {
            if (name[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or ',' or '-'))
                return name[i];
        }

        return null;
    }
}
