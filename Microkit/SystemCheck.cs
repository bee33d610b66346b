using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml;
using Boards.Microkit.Xml.Syntax;

namespace Boards.Microkit;

/// <summary>Checks a hand-written system description against Microkit's rules and its board.</summary>
public static class SystemCheck
{
    // Without a board, or on an incomplete one, a system is checked only against Microkit's rules.
    private static readonly Lazy<Sel4Board> Nowhere = new(static () => Sel4Board.Resolve(DeviceTree.Empty));

    /// <summary>
    /// Checks a system description. No content causes an exception. Comments in it switch diagnostics off:
    /// <c>boards-disable-next-line BRD3214</c>, <c>boards-disable-line</c>, <c>boards-disable</c>.
    /// </summary>
    /// <param name="file">The description.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    /// <param name="board">The board; if it is null, or its tree is incomplete, the system is checked against Microkit's rules only.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static SystemCheckResult Run(SourceFile file, MicrokitVersion version, Sel4Board? board, CancellationToken cancel = default)
    {
        SystemFile system = SystemFileReader.Read(file, version);
        (DiagnosticSuppressions suppressions, ImmutableArray<Diagnostic> comments) = SuppressionDiagnostics.ReadXml(file);
        Diagnostic[] format = [.. system.Diagnostics.Concat(comments).Where(d => !suppressions.Covers(d))];
        ImmutableArray<Diagnostic> meaning = [.. Consequences.WithoutYielding([.. Run(system.Request, board, cancel).Where(d => !suppressions.Covers(d))])];
        IEnumerable<Diagnostic> reported = format.Concat(Consequences.Without(format, meaning));
        return new SystemCheckResult(
            system.Request,
            [.. reported.OrderBy(static d => d.Location.Start).ThenBy(static d => d.Id, StringComparer.Ordinal)],
            suppressions);
    }

    /// <summary>Checks a system that was already read.</summary>
    /// <param name="request">The system, as written in the file.</param>
    /// <param name="board">The board; if it is null, or its tree is incomplete, the system is checked against Microkit's rules only.</param>
    /// <param name="cancel">Ends the work early.</param>
    internal static ValueList<Diagnostic> Run(SystemRequest request, Sel4Board? board, CancellationToken cancel = default) => board is null or { Tree.IsIncomplete: true }
        ? SystemPlanner.Plan(request, Nowhere.Value, SystemRules.OfMicrokit, cancel).Diagnostics
        : SystemPlanner.Plan(request, board, cancel).Diagnostics;
}
