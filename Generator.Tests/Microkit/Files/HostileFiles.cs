using System;
using System.IO;
using System.Linq;
using System.Text;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>Whatever a file holds, it is read and told of, and never throws.</summary>
public sealed class HostileFiles
{
    private static readonly string[] Clean = [HandWritten.Qemu, HandWritten.OdroidC4, HandWritten.Drivers, HandWritten.TwoGuests, HandWritten.RiscV];
    private static readonly string[] Values = ["", "0", "-1", "62", "18446744073709551615", "0xffffffffffffffff", "0xfffffffffffff000", "99999999999999999999", "true", "rwx", "w", "&lt;", "é", "\0"];

    private static readonly Lazy<Sel4Board[]> Boards = new(static () =>
    [
        .. ((BoardSource[])[BoardSource.VirtGicV2, BoardSource.OdroidC4, BoardSource.VirtGicV3, BoardSource.RiscvVirt]).Select(static b => Sel4Board.Resolve(b.Tree)),
    ]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Trait("Category", "Slow")]
    public void Mutated_files_are_checked_without_an_exception(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 250; i++)
        {
            string text = Clean[random.Next(Clean.Length)];
            for (int edits = random.Next(1, 6); edits > 0; edits--)
                text = random.Next(2) == 0 ? Value(text, random) : Characters(text, random);
            Check(text, Boards.Value[random.Next(Boards.Value.Length)]);
        }
    }

    // Another value for an attribute: well-formed, and senseless.
    private static string Value(string text, Random random)
    {
        int[] quotes = [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '"')];
        if (quotes.Length < 2)
            return text;
        int first = quotes[random.Next(quotes.Length / 2) * 2];
        int last = text.IndexOf('"', first + 1);
        return last < 0 ? text : text[..(first + 1)] + Values[random.Next(Values.Length)] + text[last..];
    }

    // Characters lost, doubled, or replaced: mostly no XML any more.
    private static string Characters(string text, Random random)
    {
        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(1, 40), text.Length - at);
        return random.Next(3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            _ => text.Remove(at, 1).Insert(at, "<>\"'&=/\u0001"[random.Next(8)].ToString()),
        };
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Huge_and_deep_files_are_checked_without_an_exception()
    {
        StringBuilder many = new("<system>");
        for (int i = 0; i < 300; i++)
            many.Append($"<memory_region name='r{i}' size='0x1000' phys_addr='0x{0x9000000 + (i * 0x1000):x}'/><protection_domain name='p{i}'><program_image path='p'/><map mr='r{i}' vaddr='0x1000000'/><irq irq='{i}' id='0'/></protection_domain>");
        Check(many.Append("</system>").ToString(), Boards.Value[0]);
        Check(string.Concat(Enumerable.Repeat("<protection_domain name='p'>", 20000)), Boards.Value[0]);
        Check("<system>" + string.Concat(Enumerable.Repeat("<protection_domain name='p'>", 20000)), Boards.Value[0]);
    }

    [SkippableFact]
    public void What_the_tool_refuses_is_an_error_with_and_without_a_board()
    {
        string folder = ReferenceData.Folder("microkit", "edge");
        string[] rows = File.ReadAllLines(Path.Combine(folder, "VERDICTS.txt"));
        foreach (string row in rows)
        {
            string name = row.Split(' ')[1].TrimEnd(':');
            SourceFile file = SourceFile.FromBytes(name, File.ReadAllBytes(Path.Combine(folder, name)));
            bool isTaken = row.StartsWith("ACCEPT", StringComparison.Ordinal);
            Diagnostic[] alone = [.. SystemCheck.Run(file, MicrokitVersions.Current, null).Diagnostics.Where(static d => d.Severity == Severity.Error)];
            Diagnostic[] onBoard = [.. SystemCheck.Run(file, MicrokitVersions.Current, Boards.Value[0]).Diagnostics.Where(static d => d.Severity == Severity.Error)];
            // Without a board the architecture is not known.
            Assert.True(isTaken || alone.Length > 0 || row.Contains("only available on x86", StringComparison.Ordinal), row);
            Assert.True(isTaken || onBoard.Length > 0, row);
            Assert.True(!isTaken || !alone.Concat(onBoard).Any(static d => d.Id.StartsWith("BRD36", StringComparison.Ordinal)), row + "\n" + string.Join("\n", alone.Concat(onBoard)));
        }

        Assert.True(rows.Length >= 68);
    }

    private static void Check(string text, Sel4Board board)
    {
        SystemCheckResult result = SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersions.Current, board);
        Assert.All(result.Diagnostics, d => Assert.InRange(d.Location.Start + d.Location.Length, 0, text.Length));
        SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersion.Sel4cp, null);
    }
}
