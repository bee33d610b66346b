namespace Boards.Devicetree.Checks.Names;

/// <summary>The characters of well-chosen names: letters, digits, <c>,</c> and <c>-</c>.</summary>
internal static class NameCharacters
{
    /// <summary>The first character from an index on that a well-chosen name does not have, or null.</summary>
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
