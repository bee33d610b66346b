using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Microkit.Report;

/// <summary>HTML in which every value is already escaped.</summary>
/// <param name="Text">The HTML.</param>
internal readonly record struct Markup(string Text)
{
    /// <summary>Empty markup.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>A template, in which the values are escaped.</summary>
    public static Markup Of(FormattableString template) => new(string.Format(HtmlFormat.Instance, template.Format, template.GetArguments()));

    /// <summary>Joins parts with a separator.</summary>
    public static Markup Join(string separator, IEnumerable<Markup> parts) => new(string.Join(separator, parts.Select(static part => part.Text)));
}
