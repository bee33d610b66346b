using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>A project of a test, as it is given or as it is expected.</summary>
public sealed class SolutionState
{
    private readonly Dictionary<int, (string Path, LinePositionSpan Span)> _places = [];

    /// <summary>C# files.</summary>
    public SourceFileList Sources { get; } = new("/0/Test", ".cs");

    /// <summary>Additional files; markup works in them as in C#.</summary>
    public SourceFileList AdditionalFiles { get; } = new("/0/Test", ".dts");

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public SourceFileList AnalyzerConfigFiles { get; } = new("/0/Test", ".globalconfig");

    /// <summary>Global analyzer options, as <c>build_property.RootNamespace</c>.</summary>
    public Dictionary<string, string> GlobalOptions { get; } = [];

    /// <summary>Options of one file, by its path, as <c>build_metadata.AdditionalFiles.DevicetreeClass</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> FileOptions { get; } = [];

    /// <summary>Additional files that exist but cannot be read.</summary>
    public List<string> UnreadableFiles { get; } = [];

    /// <summary>References besides the framework and the run-time types.</summary>
    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>The language of the project.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>Generated files by hint name. Compared where at least one is given; then they must be all.</summary>
    public List<TestFile> GeneratedSources { get; } = [];

    /// <summary>Diagnostics expected besides those that are marked in the text.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>A copy without markup, whose expected diagnostics hold the marked ones.</summary>
    internal SolutionState WithoutMarkup()
    {
        SolutionState bare = new() { LanguageVersion = LanguageVersion };
        List<DiagnosticResult> marked = [];
        bare.Sources.AddRange(Sources.Select(file => Markup.Strip(file, marked, bare._places)));
        bare.AdditionalFiles.AddRange(AdditionalFiles.Select(file => Markup.Strip(file, marked, bare._places)));
        bare.AnalyzerConfigFiles.AddRange(AnalyzerConfigFiles);
        foreach ((string key, string value) in GlobalOptions)
            bare.GlobalOptions.Add(key, value);
        foreach ((string path, Dictionary<string, string> options) in FileOptions)
            bare.FileOptions.Add(path, options);
        bare.UnreadableFiles.AddRange(UnreadableFiles);
        bare.AdditionalReferences.AddRange(AdditionalReferences);
        bare.GeneratedSources.AddRange(GeneratedSources);
        bare.ExpectedDiagnostics.AddRange(marked);
        bare.ExpectedDiagnostics.AddRange(ExpectedDiagnostics.Select(
            d => d.Mark is { } mark ? d.At(bare._places[mark].Path, bare._places[mark].Span) : d));
        return bare;
    }

    /// <summary>All options as one set, read by the compiler's own reader of configuration files.</summary>
    internal AnalyzerConfigSet AnalyzerConfig()
    {
        StringBuilder generated = new("is_global = true\n");
        foreach ((string key, string value) in GlobalOptions)
            generated.Append(key).Append(" = ").Append(value).Append('\n');
        foreach ((string path, Dictionary<string, string> options) in FileOptions)
        {
            generated.Append('[').Append(path).Append("]\n");
            foreach ((string key, string value) in options)
                generated.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return AnalyzerConfigSet.Create(AnalyzerConfigFiles
            .Append(new TestFile("/Generated.MSBuildEditorConfig.editorconfig", generated.ToString()))
            .Select(file => Microsoft.CodeAnalysis.AnalyzerConfig.Parse(file.Content, file.Name))
            .ToList());
    }
}
