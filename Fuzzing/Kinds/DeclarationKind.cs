using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Boards.Fuzzing.Texts;
using Boards.Generator;
using Boards.Generator.Sources;
using Boards.Generator.SystemFiles;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Boards.Fuzzing.Kinds;

/// <summary>Projects: C# that declares systems, with a board. A project that compiles without the package also compiles with it.</summary>
internal sealed class DeclarationKind : FuzzKind
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(static path => System.IO.Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Collections.dll" or "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(MapAttribute).Assembly.Location),
    ];

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false);

    public override string Name => "declarations";

    /// <summary>The number of inputs that compiled without the package.</summary>
    public long Compiled { get; private set; }

    public override FuzzInput Draw(long seed)
    {
        Random random = RandomOf(seed);
        string board = random.Once(4) ? Texts.SourceText.Draw(random, preprocess: false).Text : DeclarationText.Board;
        return FuzzInput.Of([("Code.cs", new DeclarationText(random).File()), ("virt.dts", board)]);
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        (string Name, string Text)[] files = [.. input.Files()];
        Text[] texts = [.. files.Skip(1).Select(static file => new Text("/p/" + file.Name, file.Text))];
        CSharpCompilation project = CSharpCompilation.Create(
            "P", [CSharpSyntaxTree.ParseText(SourceText.From(files[0].Text, Encoding.UTF8), Parse, "/p/Code.cs", cancel)], References, Options);
        ImmutableArray<Diagnostic> before = project.GetDiagnostics(cancel);
        bool compiles = before.All(static d => d.Severity < DiagnosticSeverity.Error);
        if (compiles)
            Compiled++;

        GeneratorDriver driver = CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], texts, Parse, ProjectProperties.Instance)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation output, out ImmutableArray<Diagnostic> generated, cancel);
        if (driver.GetRunResult().Results[0].Exception is { } thrown)
            return new Fault($"no exception of the generator: {thrown.GetType().Name} {thrown.StackTrace?.Split('\n')[0].Split(" in ")[0].Trim()}", thrown.ToString());

        ImmutableArray<Diagnostic> analyzed = new CompilationWithAnalyzers(
            output,
            [new SourceAnalyzer(), new SystemAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemFileAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. texts], ProjectProperties.Instance), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancel).GetAwaiter().GetResult();
        if (analyzed.FirstOrDefault(static d => d.Id == "AD0001") is { } failed)
            return new Fault("no exception of an analyzer", failed.ToString());
        foreach (Diagnostic diagnostic in generated.Concat(analyzed))
        {
            if (Misplaced(diagnostic.Location, files) is { } misplaced)
                return new Fault("the place of a diagnostic is in its file", $"{diagnostic}: {misplaced}");
        }

        return compiles && output.GetDiagnostics(cancel).FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning && !before.Any(known => known.Id == d.Id && known.Location == d.Location)) is { } worse
            ? new Fault($"what compiles without the package compiles with it: {worse.Id}", $"{worse}\n{worse.Location.SourceTree}")
            : null;
    }

    private static string? Misplaced(Location location, (string Name, string Text)[] files)
    {
        if (location.Kind == LocationKind.None)
            return null;
        FileLinePositionSpan span = location.GetLineSpan();
        if (Array.Find(files, file => "/p/" + file.Name == span.Path).Text is not { } text)
            return location.SourceTree is null ? $"{span.Path} does not exist" : null;
        return location.SourceSpan.End > text.Length ? $"{location.SourceSpan} of {text.Length}" : null;
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>The properties of the project, as a build passes them to the compiler.</summary>
    private sealed class ProjectProperties : AnalyzerConfigOptionsProvider
    {
        public static ProjectProperties Instance { get; } = new();

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["build_property.RootNamespace"] = "Test",
            ["build_property.ProjectDir"] = "/p/",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
