using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>The context of every part of a reader: the version, and what is reported.</summary>
internal sealed class FileContext(MicrokitVersion version)
{
    // A file that is not a system description would have a diagnostic for each element.
    private readonly ReportLimit _limit = new();
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The version of Microkit that the file is for.</summary>
    public MicrokitVersion Version { get; } = version;

    /// <summary>Whether an element was read as text, because its <c>&lt;</c> is missing.</summary>
    public bool LacksElement { get; set; }

    /// <summary>The diagnostics so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Adds a diagnostic.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_limit.Take(diagnostic))
            _diagnostics.Add(diagnostic);
    }
}
