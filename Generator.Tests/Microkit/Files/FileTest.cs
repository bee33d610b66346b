using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>A hand-written system with marks for what is reported, and where.</summary>
internal static class FileTest
{
    // Reported for a region that a mistake leaves unmapped; tests of other rules ignore it.
    private const string Unused = "BRD3326";

    /// <summary>The diagnostics that are reported for a file.</summary>
    public static IEnumerable<Diagnostic> Check(string text, Sel4Board? board, MicrokitVersion version = MicrokitVersions.Current) =>
        SystemCheck.Run(new SourceFile("x.system", text), version, board).Diagnostics;

    /// <summary>
    /// Checks a file into which a mistake is put, with marks where something is reported. Warnings and errors must be exactly
    /// the marked ones; information must include the marked ones.
    /// </summary>
    /// <param name="clean">The file without the mistake.</param>
    /// <param name="edits">Pairs of the correct text and its replacement.</param>
    /// <param name="board">The board.</param>
    public static Diagnostic[] Verify(string clean, string[] edits, Sel4Board board)
    {
        string text = clean;
        for (int i = 0; i < edits.Length; i += 2)
        {
            Assert.Contains(edits[i], text, StringComparison.Ordinal);
            text = text.Replace(edits[i], edits[i + 1], StringComparison.Ordinal);
        }

        var expected = Marks.In(text, out string bare);
        Diagnostic[] found = [.. Check(bare, board)];
        HashSet<string> marked = [.. expected.Select(static e => e.Id)];
        (string Place, string Message)[] reported =
        [
            .. found.Where(d => (d.Severity >= Severity.Warning && d.Id != Unused) || marked.Contains(d.Id)).Select(static d => (At(d.Id, Span(d.Location)), d.Message)),
        ];
        string[] places = [.. expected.Select(static e => At(e.Id, e.Place))];
        Assert.True(
            places.Order(StringComparer.Ordinal).SequenceEqual(reported.Select(static t => t.Place).Order(StringComparer.Ordinal)),
            $"expected\n  {string.Join("\n  ", places)}\nfound\n  {string.Join("\n  ", reported)}");
        // The clean file may have information, too, but not the marked ids.
        Assert.DoesNotContain(Check(clean, board), d => marked.Contains(d.Id));
        return found;
    }

    private static string At(string id, LinePositionSpan span) =>
        FormattableString.Invariant($"{id} {span.Start.Line + 1}:{span.Start.Character + 1}-{span.End.Line + 1}:{span.End.Character + 1}");

    private static LinePositionSpan Span(SourceLocation at) => new(new(at.From.Line, at.From.Column), new(at.To.Line, at.To.Column));
}
