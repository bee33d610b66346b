using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;
using Diagnostic = Boards.LanguageServer.Protocol.Diagnostic;

namespace Boards.LanguageServer.Actions;

/// <summary>Makes actions from changes of files.</summary>
internal static class ActionText
{
    /// <summary>A fix of a diagnostic.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>A change of the form of a source.</summary>
    public const string Move = "refactor.move";

    /// <summary>An action with changes of one file.</summary>
    public static CodeAction Of(Snapshot snapshot, string title, string kind, string path, IEnumerable<(int Start, int Length, string Text)> edits, Diagnostic? fixes = null, bool isPreferred = false) =>
        Of(title, kind, new WorkspaceEdit(new Dictionary<string, TextEdit[]>
        {
            [snapshot.UriOf(path)] = [.. edits.Select(edit => new TextEdit(snapshot.RangeOf(new SourceLocation(path, edit.Start, edit.Length, default, default)), edit.Text))],
        }), fixes, isPreferred);

    /// <summary>An action with changes.</summary>
    public static CodeAction Of(string title, string kind, WorkspaceEdit edit, Diagnostic? fixes = null, bool isPreferred = false) =>
        new(title, kind, fixes is null ? null : [fixes], isPreferred ? true : null, edit);

    /// <summary>The blanks at the beginning of the line that contains an offset.</summary>
    public static string Indentation(string text, int offset)
    {
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        int end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return text[start..end];
    }

    /// <summary>The line break that a text uses.</summary>
    public static string LineBreak(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Whether a kind of action is requested.</summary>
    public static bool IsWanted(CodeActionContext? context, string kind) => context?.Only is not { Length: > 0 } only || only.Any(wanted => kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));
}
