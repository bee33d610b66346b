using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Files;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>A compiled board.</summary>
internal sealed class CompiledContext
{
    private readonly HashSet<string> _files;

    private CompiledContext(BoardContext context, BoardCompilation board, ImmutableArray<Diagnostic> diagnostics, CompileOptions options, WorkspaceFiles files)
    {
        Context = context;
        Board = board;
        Diagnostics = diagnostics;
        Options = options;
        Files = files;
        _files = new(board.Dependencies.Append(context.Source).Concat(context.Overlays), StringComparer.Ordinal);
    }

    /// <summary>The board as it is compiled.</summary>
    public BoardContext Context { get; }

    /// <summary>The tree, and what it means.</summary>
    public BoardCompilation Board { get; }

    /// <summary>The diagnostics, in the same order as everywhere.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The options with which it was compiled.</summary>
    public CompileOptions Options { get; }

    /// <summary>The files as they were when it was compiled.</summary>
    public WorkspaceFiles Files { get; }

    /// <summary>Whether it depends on which files exist, as a suggestion for a file that is not found does.</summary>
    public bool DependsOnNames { get; init; }

    /// <summary>Whether a file was read, or looked up.</summary>
    public bool DependsOn(string path) => _files.Contains(path);

    /// <summary>Whether a file is part of it.</summary>
    public bool Has(string path) => _files.Contains(path) && Files.FindSource(path) is not null;

    /// <summary>The files that are part of it.</summary>
    public IEnumerable<string> Sources => _files.Where(Has);

    /// <summary>Compiles a board.</summary>
    public static CompiledContext Compile(BoardContext context, WorkspaceFiles files, CancellationToken cancel)
    {
        CompileOptions options = CompileOptions.Default with
        {
            IncludeDirectories = context.IncludeDirectories,
            Definitions = context.Defines,
            SourceDateEpoch = CompileOptions.ReadSourceDateEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")),
        };
        ImmutableArray<DevicetreeFile> overlays = [.. context.Overlays.Select(path => FileOf(path, files)).OfType<DevicetreeFile>()];
        DevicetreeFile source = FileOf(context.Source, files) ?? new DevicetreeFile(new SourceFile(context.Source, ""));
        ListedFiles listed = new(files);
        TreeCompilation tree = TreeCompilation.Compile(source, overlays, listed, options, cancel);
        BoardCompilation board = tree.Resolve(Sel4Options.Default with { PlatformName = context.Platform }, cancel);
        ImmutableArray<Diagnostic> found = board.IsPlugin ? tree.GetDiagnostics(Severity.Hidden, cancel) : board.GetDiagnostics(context.Severities.IsOff, cancel);
        return new CompiledContext(context, board, [.. found.Where(diagnostic => context.IsConfigured || IsSource(context.Source) || IsOfPart(diagnostic)).Select(diagnostic => context.Severities.Applied(diagnostic))], options, files) { DependsOnNames = listed.AreListed };
    }

    private static bool IsSource(string path) => !path.EndsWith(".dtsi", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".h", StringComparison.OrdinalIgnoreCase);

    // A part that no board includes refers to what is not in it.
    private static bool IsOfPart(Diagnostic diagnostic) => DiagnosticCatalog.OfParts.Contains(diagnostic.Rule);

    private static DevicetreeFile? FileOf(string path, WorkspaceFiles files) =>
        path.EndsWith(".dtb", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dtbo", StringComparison.OrdinalIgnoreCase)
            ? files.FindBinary(path) is { } bytes ? DevicetreeFile.FromBytes(path, bytes) : null
            : files.FindSource(path) is { } source ? new DevicetreeFile(source) : null;
}
