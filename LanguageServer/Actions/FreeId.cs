using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Systems;
using Boards.Microkit.Xml.Syntax;

namespace Boards.LanguageServer.Actions;

/// <summary>Finds the lowest free id for one that is taken or out of range.</summary>
internal static class FreeId
{
    private const string Attribute = "id";

    /// <summary>The lowest free id for the attribute at a place; null if the place is not that of an id.</summary>
    public static string? For(XmlElementSyntax root, SourceLocation at)
    {
        XmlElementSyntax[] all = [.. SystemElements.Of(root)];
        if (all.FirstOrDefault(e => e.Find(Attribute)?.ValueLocation == at) is not { } element)
            return null;
        HashSet<ulong> taken = [.. Others(element, all).Where(other => other != element).Select(static other => SystemAnswers.NumberOf(other.Find(Attribute)?.Value ?? "")).OfType<ulong>()];
        ulong free = 0;
        while (taken.Contains(free))
            free++;
        return free.ToString(CultureInfo.InvariantCulture);
    }

    // The interrupts and channel ends of a protection domain share one range of ids, and its children and the virtual
    // CPUs of its virtual machine share another.
    private static IEnumerable<XmlElementSyntax> Others(XmlElementSyntax element, XmlElementSyntax[] all)
    {
        string? domain = element.Name == "end" ? element.Find("pd")?.Value : all.FirstOrDefault(e => e.Name == "protection_domain" && e.Children.Contains(element))?.Find("name")?.Value;
        if (element.Name is "end" or "irq")
        {
            return all.Where(e => e.Name == "end" && e.Find("pd")?.Value == domain)
                .Concat(all.Where(e => e.Name == "protection_domain" && e.Find("name")?.Value == domain).SelectMany(static e => e.Children).Where(static e => e.Name == "irq"));
        }

        XmlElementSyntax? parent = all.FirstOrDefault(e => e.Children.Contains(element));
        if (parent?.Name == "virtual_machine")
            parent = all.FirstOrDefault(e => e.Children.Contains(parent)) ?? parent;
        return parent is null ? [] : parent.Children.Where(static e => e.Name == "protection_domain").Concat(parent.Children.Append(parent).Where(static e => e.Name == "virtual_machine").SelectMany(static e => e.Children).Where(static e => e.Name == "vcpu"));
    }
}
