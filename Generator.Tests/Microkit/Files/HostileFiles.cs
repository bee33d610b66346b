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

/// <summary>Whatever a file contains, it is read, mistakes are reported, and nothing throws.</summary>
public sealed class HostileFiles
{
    private static readonly Lazy<Sel4Board[]> Boards = new(static () =>
    [
        .. ((BoardSource[])[BoardSource.VirtGicV2, BoardSource.OdroidC4, BoardSource.VirtGicV3, BoardSource.RiscvVirt]).Select(static b => Sel4Board.Resolve(b.Tree)),
    ]);

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
