using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>Our verdict is that of the reference compiler on every example of every page.</summary>
public sealed partial class ReferenceCheckTests
{
    // The installed reference may be older than the one we follow. Since 1.6.1, interrupt_map is new, interrupt_provider
    // checks more nodes, graph_nodes reports the root, and pci_device_bus_num reads the end of bus-range.
    private static readonly ImmutableHashSet<string> Changed = ["interrupt_map", "interrupt_provider", "pci_device_bus_num", "graph_nodes", "graph_child_address"];

    private static readonly Lazy<ImmutableArray<string>> Known = new(() => [.. TreeCheckTable.All.Select(static check => check.Name).Where(Knows)]);

    public static TheoryData<string> Ids => CheckPage.Ids;

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void The_reference_reports_the_same_checks(string id)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        CheckPage page = CheckPage.Of(id);
        Assert.Equal(ByTheReference(page.Invalid), ByUs(page.Invalid));
        Assert.Equal(ByTheReference(page.Fixed), ByUs(page.Fixed));
    }

    // Not compared: checks that the reference skips because of another mistake, its demand that a number which is a node's
    // phandle be written as a label, and its warnings about the names that overlays must have.
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void The_reference_reports_the_same_checks_on_all_trials()
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        List<string> differences = [];
        int seen = 0;
        foreach (Trial trial in Trial.Read("language.jsonl", preprocess: false).Where(static trial => trial.Accept && ReferenceCompiler.Compile(trial.Source) is not null))
        {
            seen++;
            string said = RunWithAll(trial.Source);
            ILookup<bool, string> byReference = Message().Matches(said).ToLookup(static match => Skipped().IsMatch(match.Value), static match => match.Groups["check"].Value);
            HashSet<string> ours = [.. NamesOf(TreeChecks.Run(trial.Compile().Tree))];
            ours.SymmetricExceptWith(byReference[false].Where(static name => !Changed.Contains(name)));
            ours.ExceptWith(byReference[true]);
            if (ours.Count > 0)
                differences.Add($"{trial.Id}: {string.Join(", ", ours)}");
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.True(seen > 200);
    }

    private static IEnumerable<string> ByUs(string source) => NamesOf(CheckPage.Check(source)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> ByTheReference(string source) =>
        from match in Message().Matches(RunWithAll(Encoding.UTF8.GetBytes(source)))
        let name = match.Groups["check"].Value
        where !Skipped().IsMatch(match.Value) && !Changed.Contains(name)
        group name by name into names
        orderby names.Key
        select names.Key;

    private static IEnumerable<string> NamesOf(IEnumerable<Diagnostic> found) => found
        .Select(static diagnostic => TreeCheckTable.All.Single(check => check.Rule.Id == diagnostic.Id).Name)
        .Where(static name => Known.Value.Contains(name) && !Changed.Contains(name));

    private static string RunWithAll(byte[] source) => Run(source, [.. Known.Value.SelectMany(static name => (string[])["-W", name])]);

    private static bool Knows(string check) => !Run([], "-W", check, "-v").Contains("Unrecognized check", StringComparison.Ordinal);

    private static string Run(byte[] source, params string[] arguments)
    {
        ProcessStartInfo start = new("dtc", ["-I", "dts", "-O", "null", .. arguments, "-"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(source);
        process.StandardInput.Close();
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    [GeneratedRegex(@"Warning \((?<check>\w+)\):.*")]
    private static partial Regex Message();

    [GeneratedRegex("Failed prerequisite|is not a phandle reference|/__[a-z]+__: Character")]
    private static partial Regex Skipped();
}
