using System;
using System.Text;
using System.Threading;

namespace Boards.Microkit.Report;

/// <summary>Writes HTML. Values can be added only through templates, which escape them.</summary>
/// <param name="cancel">Ends the work early, at the next template.</param>
internal sealed class HtmlText(CancellationToken cancel)
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes a template, in which the values are escaped.</summary>
    public HtmlText Add(FormattableString template)
    {
        cancel.ThrowIfCancellationRequested();
        _text.AppendFormat(HtmlFormat.Instance, template.Format, template.GetArguments());
        return this;
    }

    /// <summary>Writes a part of the page that is a file of this assembly.</summary>
    public HtmlText AddFile(PageFile file)
    {
        _text.Append(file.Text);
        return this;
    }

    /// <summary>An empty text, which ends early together with this one.</summary>
    public HtmlText Empty() => new(cancel);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
