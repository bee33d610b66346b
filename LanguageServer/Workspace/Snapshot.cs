using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Workspace;

/// <summary>A workspace at one time. It does not change; what is compiled is kept for the next snapshot.</summary>
internal sealed class Snapshot
{
    // A header is part of many boards; the first of them is its context.
    private const int MostTried = 16;

    private readonly ConcurrentDictionary<string, ContextEntry> _entries;
    private readonly ImmutableDictionary<string, string> _chosen;

    /// <param name="documents">The open documents.</param>
    /// <param name="files">The files.</param>
    /// <param name="catalog">The boards.</param>
    /// <param name="chosen">The names of the boards that the user has chosen for files.</param>
    /// <param name="entries">What was compiled and is still valid.</param>
    public Snapshot(
        ImmutableDictionary<string, OpenDocument> documents, WorkspaceFiles files, ContextCatalog catalog, ImmutableDictionary<string, string> chosen,
        IEnumerable<KeyValuePair<string, ContextEntry>> entries)
    {
        Documents = documents;
        Files = files;
        Catalog = catalog;
        _chosen = chosen;
        _entries = new(entries, StringComparer.Ordinal);
    }

    /// <summary>The open documents, by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents { get; }

    /// <summary>The files.</summary>
    public WorkspaceFiles Files { get; }

    /// <summary>The boards.</summary>
    public ContextCatalog Catalog { get; }

    /// <summary>What was compiled, by key.</summary>
    public IEnumerable<KeyValuePair<string, ContextEntry>> Entries => _entries;

    /// <summary>Compiles a board, unless it has already been compiled.</summary>
    public CompiledContext Compile(BoardContext context, CancellationToken cancel) =>
        _entries.GetOrAdd(context.Key, static _ => new ContextEntry()).Get(context, Files, cancel);

    /// <summary>
    /// The boards that can be the context of a file, the active one first. A file that is
    /// not part of any board is its own context.
    /// </summary>
    public ImmutableArray<CompiledContext> ContextsOf(string path, CancellationToken cancel)
    {
        CompiledContext[] all = [.. Candidates(path).Take(MostTried).Select(context => Compile(context, cancel)).Where(compiled => compiled.DependsOn(path))];
        return all.Length > 0 ? [.. all] : [Compile(Catalog.Alone(path), cancel)];
    }

    /// <summary>The board that is the context of a file.</summary>
    public CompiledContext ContextOf(string path, CancellationToken cancel)
    {
        foreach (BoardContext context in Candidates(path).Take(MostTried))
        {
            CompiledContext compiled = Compile(context, cancel);
            if (compiled.DependsOn(path))
                return compiled;
        }

        return Compile(Catalog.Alone(path), cancel);
    }

    /// <summary>The board that a system is checked against; null if none is known.</summary>
    public CompiledContext? BoardOfSystem(string path, CancellationToken cancel)
    {
        BoardContext? context = _chosen.TryGetValue(path, out string? name) ? Catalog.Configured.FirstOrDefault(c => c.Name == name) : null;
        return (context ?? Catalog.OfSystem(path)) is { } board ? Compile(board, cancel) : null;
    }

    /// <summary>The systems on a board.</summary>
    public IEnumerable<string> SystemsOn(BoardContext context) => Catalog.Files.Concat(Documents.Keys).Concat(context.Systems)
        .Where(static path => path.EndsWith(".system", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
        .Where(path => context.Systems.Contains(path) || Catalog.OfSystem(path)?.Key == context.Key);

    /// <summary>The text of a file; null if it does not exist.</summary>
    public SourceFile? Find(string path) => Files.FindSource(path);

    /// <summary>The URI by which the editor names a file.</summary>
    public string UriOf(string path) => Documents.TryGetValue(path, out OpenDocument? document) ? document.Uri : DocumentUri.OfPath(path);

    // The board that the user chose is first, then boards whose sources are open.
    private IEnumerable<BoardContext> Candidates(string path)
    {
        string? chosen = _chosen.GetValueOrDefault(path);
        return Catalog.Of(path).OrderBy(context => context.Name == chosen ? 0 : Documents.ContainsKey(context.Source) ? 1 : 2);
    }
}
