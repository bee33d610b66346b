using System;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Systems;

/// <summary>A request about a system description: the file, and the board that it is checked against.</summary>
internal sealed class SystemQuestion
{
    private SystemQuestion(Snapshot snapshot, SourceFile file, CompiledContext? context, CancellationToken cancel)
    {
        Snapshot = snapshot;
        File = file;
        Context = context;
        Cancel = cancel;
    }

    /// <summary>The workspace.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The board; null if none is known.</summary>
    public CompiledContext? Context { get; }

    /// <summary>Cancels the work.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The board under seL4; null if none is known.</summary>
    public Sel4Board? Board => Context is { Board.IsPlugin: false } context ? context.Board.Board : null;

    /// <summary>The version of Microkit.</summary>
    public MicrokitVersion Version => Context?.Context.Version ?? MicrokitVersions.Current;

    /// <summary>The lines of the file.</summary>
    public LineMap Lines => LineMap.Of(File);

    /// <summary>Whether a path is that of a system.</summary>
    public static bool IsSystem(string path) => path.EndsWith(".system", StringComparison.OrdinalIgnoreCase);

    /// <summary>A request about a document; null if it is not a known system.</summary>
    public static SystemQuestion? Of(Snapshot snapshot, TextDocumentIdentifier document, CancellationToken cancel) => Of(snapshot, DocumentUri.ToPath(document.Uri), cancel);

    /// <summary>A request about a file; null if it is not a known system.</summary>
    public static SystemQuestion? Of(Snapshot snapshot, string path, CancellationToken cancel) =>
        IsSystem(path) && snapshot.Find(path) is { } file ? new SystemQuestion(snapshot, file, snapshot.BoardOfSystem(path, cancel), cancel) : null;

    /// <summary>Checks the system as the tool does.</summary>
    public SystemCheckResult Check()
    {
        SystemCheckResult result = SystemCheck.Run(File, Version, Board, Cancel);
        SeveritySettings severities = Context?.Context.Severities ?? Snapshot.Catalog.SeveritiesIn(SourcePath.DirectoryOf(File.Path));
        return result with { Diagnostics = [.. result.Diagnostics.Select(diagnostic => severities.Applied(diagnostic, hasOutput: false))] };
    }
}
