using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Diagnostic = Boards.LanguageServer.Protocol.Diagnostic;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.LanguageServer.Meaning;

/// <summary>The diagnostics of all files that are reached from open documents.</summary>
internal static class WorkspaceDiagnostics
{
    /// <summary>
    /// The diagnostics by file. An open file is included even if it has none. The diagnostics of an open file are those of the board that
    /// is its context; the diagnostics of another file are those of all boards that are open.
    /// </summary>
    public static Dictionary<string, Diagnostic[]> Of(Snapshot snapshot, CancellationToken cancel)
    {
        Dictionary<string, List<EngineDiagnostic>> found = new(StringComparer.Ordinal);
        Dictionary<string, CompiledContext> contexts = new(StringComparer.Ordinal);
        Dictionary<string, Diagnostic[]> all = new(StringComparer.Ordinal);
        foreach (string path in snapshot.Documents.Keys.Order(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            found[path] = [];
            if (SystemQuestion.IsSystem(path))
                found[path].AddRange(SystemQuestion.Of(snapshot, path, cancel)?.Check().Diagnostics ?? []);
            else if (Question.IsSource(path))
                contexts[path] = snapshot.ContextOf(path, cancel);
        }

        foreach (CompiledContext context in contexts.Values.Distinct())
        {
            foreach (EngineDiagnostic diagnostic in context.Diagnostics)
            {
                string path = diagnostic.Location.Path;
                if (contexts.TryGetValue(path, out CompiledContext? seen) ? seen != context : snapshot.Find(path) is null)
                    continue;
                if (!found.TryGetValue(path, out List<EngineDiagnostic>? list))
                    found.Add(path, list = []);
                list.Add(diagnostic);
            }
        }

        foreach ((string path, List<EngineDiagnostic> list) in found)
        {
            cancel.ThrowIfCancellationRequested();
            all[path] =
            [
                .. list.Where(static d => d.Severity > Severity.Hidden).DistinctBy(static d => (d.Id, d.Location.Start, d.Location.Length, d.Message))
                    .Select(diagnostic => DiagnosticAnswer.Of(diagnostic, snapshot)),
            ];
        }

        foreach ((string path, string message, int line) in snapshot.Catalog.Problems)
            all[path] = [Problem(message, line)];
        foreach (IGrouping<string, string> missing in MissingFiles(snapshot).Distinct().GroupBy(static file => file.DeclaredIn, static file => file.Path))
        {
            string text = snapshot.Find(missing.Key)?.Text ?? "";
            all[missing.Key] = [.. missing.Select(path => path.Substring(path.LastIndexOf('/') + 1)).Select(name => Problem($"'{name}' does not exist", LineOf(text, name)))];
        }

        return all;
    }

    // A path in a boards.json is not checked when the file is read, because the folders that it names may be read only after that.
    private static IEnumerable<(string DeclaredIn, string Path)> MissingFiles(Snapshot snapshot) => snapshot.Catalog.Configured.Where(static context => context.DeclaredIn is not null)
        .SelectMany(context => context.Overlays.Prepend(context.Source).Concat(context.Systems).Where(path => snapshot.Files.FindBinary(path) is null).Select(path => (context.DeclaredIn!, path)));

    private static int LineOf(string text, string name) => text.AsSpan(0, Math.Max(text.IndexOf(name, StringComparison.Ordinal), 0)).Count('\n');

    private static Diagnostic Problem(string message, int line) =>
        new(new TextRange(new Position(line, 0), new Position(line + 1, 0)), 1, null, null, "boards", message, null, null);
}
