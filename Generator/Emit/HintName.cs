using System.Text;
using Boards.Generator.Model;
using Boards.Generator.Naming;

namespace Boards.Generator.Emit;

/// <summary>The names of generated files: valid for the compiler, and unique.</summary>
internal static class HintName
{
    /// <summary>The file of a part of something with a full name. A <c>+</c> is not allowed in a name, so it separates the part.</summary>
    public static string Of(string fullName, string part)
    {
        StringBuilder text = new(fullName.Length);
        bool isPlain = true;
        foreach (char c in fullName)
        {
            bool isLegal = char.IsLetterOrDigit(c) || c is '.' or '_';
            isPlain &= isLegal;
            text.Append(isLegal ? c : '_');
        }

        // The type parameters of a generic class are a part of the name.
        if (!isPlain)
            text.Append('_').Append(StableHash.Of(fullName));
        return text.Append('+').Append(part).Append(".g.cs").ToString();
    }
}
