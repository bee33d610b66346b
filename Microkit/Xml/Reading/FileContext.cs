using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>What every part of a reader sees: the version, and where to report.</summary>
internal sealed class FileContext(MicrokitVersion version)
{
    // The number of diagnostics is limited: a file that is not a system description would have one for each element.
    private const int MostDiagnostics = 1000;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The version of Microkit that the file is for.</summary>
    public MicrokitVersion Version { get; } = version;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Notes a finding.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (_diagnostics.Count < MostDiagnostics)
            _diagnostics.Add(diagnostic);
    }
}
