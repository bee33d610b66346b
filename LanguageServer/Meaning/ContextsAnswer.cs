using System.Linq;
using System.Threading;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Meaning;

/// <summary>The boards that can be the context of a file.</summary>
internal static class ContextsAnswer
{
    /// <summary>The boards, the active one first; none for an unknown file.</summary>
    public static ContextInformation[] Of(Snapshot snapshot, TextDocumentIdentifier document, CancellationToken cancel)
    {
        string path = DocumentUri.ToPath(document.Uri);
        if (!Question.IsSource(path) || snapshot.Find(path) is null)
            return [];
        return [.. snapshot.ContextsOf(path, cancel).Select(static (compiled, index) => Of(compiled.Context, index == 0))];
    }

    private static ContextInformation Of(BoardContext context, bool isActive) => new(context.Name, DocumentUri.OfPath(context.Source), [.. context.Overlays.Select(DocumentUri.OfPath)], isActive);
}
