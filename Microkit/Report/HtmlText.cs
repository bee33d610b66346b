using System;
using System.Text;

namespace Boards.Microkit.Report;

/// <summary>HTML as it is written. Values get into it only through templates, which escape them.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a template, in which the values are escaped.</summary>
    public HtmlText Add(FormattableString template)
    {
        _text.AppendFormat(HtmlFormat.Instance, template.Format, template.GetArguments());
        return this;
    }

    /// <summary>Writes a part of the page that is a file of this assembly.</summary>
    public HtmlText AddFile(PageFile file)
    {
        _text.Append(file.Text);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
