using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>What every part of a reader sees: the version, and where to report.</summary>
internal sealed class FileContext(MicrokitVersion version)
{
    // A file that is not a system description would have a diagnostic for each element.
    private readonly ReportLimit _limit = new();
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The version of Microkit that the file is for.</summary>
    public MicrokitVersion Version { get; } = version;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Notes a finding.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_limit.Take(diagnostic))
            _diagnostics.Add(diagnostic);
    }
}
