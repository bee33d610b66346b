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

/// <summary>The diagnostics of all files that open documents lead to.</summary>
internal static class WorkspaceDiagnostics
{
    /// <summary>
    /// The diagnostics by file; a file that has none is there, too, if it is open. Those of an open file are of the board through which it
    /// is seen; those of another file are of all boards that are open.
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
            all[path] = [new Diagnostic(new TextRange(new Position(line, 0), new Position(line + 1, 0)), 1, null, null, "boards", message, null, null)];
        return all;
    }
}
