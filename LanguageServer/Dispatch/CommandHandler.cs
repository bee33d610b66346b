using System.Text.Json;
using System.Threading;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;

namespace Boards.LanguageServer.Dispatch;

/// <summary>
/// The commands of <c>workspace/executeCommand</c>, for editors that cannot send custom requests. The
/// first argument is the address of a document.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class CommandHandler(Session session)
{
    /// <summary>Runs a command; null if it is unknown, or if an argument is missing.</summary>
    public object? Run(Snapshot snapshot, ExecuteCommandParams parameters, CancellationToken cancel)
    {
        if (Text(parameters, 0) is not { } uri)
            return null;
        TextDocumentIdentifier document = new(uri);
        string? second = Text(parameters, 1);
        switch (parameters.Command)
        {
            case "boards.contexts":
                return ContextsAnswer.Of(snapshot, document, cancel);
            case "boards.selectContext" when second is not null:
                session.Choose(new ContextParams(document, second));
                return null;
            case "boards.needs" when second is not null && Question.Of(snapshot, document, cancel) is { } question:
                return NeedsAnswer.Of(question, new NeedParams(document, null, second));
            case "boards.report" when Question.Of(snapshot, document, cancel) is { } question:
                return ReportAnswer.Of(question);
            default:
                return null;
        }
    }

    private static string? Text(ExecuteCommandParams parameters, int index) =>
        parameters.Arguments is { } arguments && index < arguments.Length && arguments[index].ValueKind == JsonValueKind.String ? arguments[index].GetString() : null;
}
