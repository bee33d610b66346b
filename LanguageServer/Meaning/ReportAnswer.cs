using System.Linq;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.LanguageServer.Text;
using Boards.Microkit;
using Boards.Microkit.Report;

namespace Boards.LanguageServer.Meaning;

/// <summary>The report of a board with the systems of the workspace, as <c>boards report</c> writes it.</summary>
internal static class ReportAnswer
{
    /// <summary>The report of the board that is the context of a file.</summary>
    public static ReportResult Of(Question question) => new(new BoardReport
    {
        Name = question.Context.Context.Name,
        Board = question.Context.Board.Board,
        Systems = [.. BoardSystems.On(question.Context, question.Snapshot, question.Cancel).Select(system => SystemPlanner.Plan(system.Request, question.Context.Board.Board, question.Cancel))],
        Diagnostics = question.Context.Diagnostics,
    }.ToHtml());
}
