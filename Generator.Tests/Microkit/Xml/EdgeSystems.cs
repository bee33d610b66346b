using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Xml;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>Compares the verdicts of Microkit's tool on small systems at the edge of its format with ours.</summary>
public sealed class EdgeSystems
{
    [SkippableFact]
    public void Are_read_as_the_tool_reads_them()
    {
        string folder = ReferenceData.Folder("microkit", "edge");
        List<string> differences = [];
        string[] rows = File.ReadAllLines(Path.Combine(folder, "VERDICTS.txt"));
        foreach (string row in rows)
        {
            string name = row.Split(' ')[1].TrimEnd(':');
            SystemFile file = SystemFileReader.Read(SourceFile.FromBytes(name, File.ReadAllBytes(Path.Combine(folder, name))), MicrokitVersions.Current);
            SystemPlan plan = SystemPlanner.Plan(file.Request, Declare.Board(Specimens.QemuVirt));
            string[] format = [.. file.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.ToString())];
            string[] all = [.. format, .. plan.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.ToString())];
            bool agrees = row.StartsWith("ACCEPT", StringComparison.Ordinal) ? format.Length == 0 : all.Length > 0;
            if (!agrees)
                differences.Add(row + "\n  " + string.Join("\n  ", all));
        }

        Assert.True(rows.Length >= 68);
        Assert.Empty(differences);
    }
}
