using System.Collections.Generic;
using Boards.Microkit.Xml.Syntax;

namespace Boards.LanguageServer.Systems;

/// <summary>The elements of a system description.</summary>
internal static class SystemElements
{
    /// <summary>An element and all elements in it, in the order of the file.</summary>
    public static IEnumerable<XmlElementSyntax> Of(XmlElementSyntax root)
    {
        Stack<XmlElementSyntax> rest = new([root]);
        while (rest.TryPop(out XmlElementSyntax? element))
        {
            yield return element;
            for (int i = element.Children.Count - 1; i >= 0; i--)
                rest.Push(element.Children[i]);
        }
    }
}
