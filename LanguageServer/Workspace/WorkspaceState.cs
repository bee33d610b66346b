using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Workspace;

/// <summary>The workspace as the editor's messages change it. Each change makes a new <see cref="Snapshot"/>.</summary>
internal sealed class WorkspaceState
{
    private readonly DiskFiles _disk = new();
    private ImmutableArray<string> _roots = [];
    private ImmutableDictionary<string, string> _chosen = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
    private WorkspaceSettings _settings = new();

    public WorkspaceState()
    {
        ImmutableDictionary<string, OpenDocument> none = ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal);
        WorkspaceFiles files = new(none, _disk);
        Current = new Snapshot(none, files, ContextCatalog.Read([], _settings, files), _chosen, []);
    }

    /// <summary>The current workspace.</summary>
    public Snapshot Current { get; private set; }

    /// <summary>Sets the folders of the workspace.</summary>
    public void SetFolders(IEnumerable<string> added, IEnumerable<string> removed)
    {
        _roots = [.. _roots.Except(removed).Concat(added).Distinct(StringComparer.Ordinal)];
        foreach (string root in _roots)
            _disk.Allow(root);
        Reload();
    }

    /// <summary>Sets the settings.</summary>
    public void SetSettings(WorkspaceSettings settings)
    {
        _settings = settings;
        foreach (string folder in settings.FoldersIn(_roots))
            _disk.Allow(folder);
        Reload();
    }

    /// <summary>Chooses the board that is the context of a file.</summary>
    public void Choose(string path, string context)
    {
        _chosen = _chosen.SetItem(path, context);
        Current = new Snapshot(Current.Documents, Current.Files, Current.Catalog, _chosen, Current.Entries);
    }

    /// <summary>A document was opened.</summary>
    public void Open(string uri, int version, string text)
    {
        string path = DocumentUri.ToPath(uri);
        if (!_roots.Any(root => path.StartsWith(root + "/", StringComparison.Ordinal)))
            _disk.Allow(SourcePath.DirectoryOf(path));
        bool isSame = Current.Find(path) is { } known && known.Text == text;
        Set(Current.Documents.SetItem(path, new OpenDocument(uri, version, isSame ? Current.Find(path)! : new SourceFile(path, text))), isSame ? null : path);
    }

    /// <summary>A document was changed.</summary>
    public void Change(string uri, int version, IEnumerable<ContentChange> changes)
    {
        string path = DocumentUri.ToPath(uri);
        if (Current.Documents.TryGetValue(path, out OpenDocument? document))
            Set(Current.Documents.SetItem(path, document.With(version, changes)), path);
    }

    /// <summary>A document was closed: from now on, its text is that on the disk.</summary>
    public void Close(string uri)
    {
        string path = DocumentUri.ToPath(uri);
        Set(Current.Documents.Remove(path), path);
    }

    /// <summary>Files on the disk have changed, appeared or disappeared.</summary>
    public void Changed(IReadOnlyCollection<string> paths)
    {
        _disk.Forget();
        Snapshot before = Current;
        Current = new Snapshot(before.Documents, before.Files, ContextCatalog.Read(_roots, _settings, before.Files), _chosen, before.Entries.Where(entry => !ConcernsNames(entry.Value) && !paths.Any(path => Concerns(entry.Value, path))));
        AllowConfigured();
    }

    private static bool Concerns(ContextEntry entry, string path) => entry.Known?.DependsOn(path) != false;

    private static bool ConcernsNames(ContextEntry entry) => entry.Known?.DependsOnNames != false;

    private void Set(ImmutableDictionary<string, OpenDocument> documents, string? changed)
    {
        Snapshot before = Current;
        WorkspaceFiles files = new(documents, _disk);
        bool isOther = documents.Count != before.Documents.Count || (changed is not null && (ContextCatalog.IsSetting(changed) || !IncludeGraph.HaveSameIncludes(before.Find(changed), files.FindSource(changed))));
        ContextCatalog catalog = isOther ? before.Catalog.With(_settings, files) : before.Catalog;
        Current = new Snapshot(documents, files, catalog, _chosen, before.Entries.Where(entry => !(isOther && ConcernsNames(entry.Value)) && (changed is null || !Concerns(entry.Value, changed))));
        if (catalog != before.Catalog)
            AllowConfigured();
    }

    private void Reload()
    {
        WorkspaceFiles files = Current.Files;
        Current = new Snapshot(Current.Documents, files, ContextCatalog.Read(_roots, _settings, files), _chosen, []);
        AllowConfigured();
    }

    // The files that a project names may be anywhere.
    private void AllowConfigured()
    {
        foreach (BoardContext context in Current.Catalog.Configured)
        {
            foreach (string folder in context.IncludeDirectories.Concat(context.Overlays.Append(context.Source).Concat(context.Systems).Select(SourcePath.DirectoryOf)))
                _disk.Allow(folder);
        }
    }
}
