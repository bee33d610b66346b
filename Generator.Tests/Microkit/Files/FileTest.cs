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

/// <summary>A hand-written system whose marks say what is reported, and where.</summary>
internal static class FileTest
{
    // Of what a mistake leaves unmapped, a test of another rule does not speak.
    private const string Unused = "BRD3326";

    /// <summary>What is reported of a file.</summary>
    public static IEnumerable<Diagnostic> Check(string text, Sel4Board? board, MicrokitVersion version = MicrokitVersions.Current) =>
        SystemCheck.Run(new SourceFile("x.system", text), version, board).Diagnostics;

    /// <summary>
    /// A file with a mistake put in, marked where something is reported. Warnings and errors must be the marked ones; of what
    /// is only informed about, the marked ones must be there.
    /// </summary>
    /// <param name="clean">The file without it.</param>
    /// <param name="edits">What is right, what is put in its place, and so on.</param>
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
        // Information is reported of the clean file, too.
        Assert.DoesNotContain(Check(clean, board), d => marked.Contains(d.Id));
        return found;
    }

    private static string At(string id, LinePositionSpan span) =>
        FormattableString.Invariant($"{id} {span.Start.Line + 1}:{span.Start.Character + 1}-{span.End.Line + 1}:{span.End.Character + 1}");

    private static LinePositionSpan Span(SourceLocation at) => new(new(at.From.Line, at.From.Column), new(at.To.Line, at.To.Column));
}
