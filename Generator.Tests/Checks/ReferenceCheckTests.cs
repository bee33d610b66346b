using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree.Checks;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>Our verdict is the reference compiler's, on every example of every page.</summary>
public sealed partial class ReferenceCheckTests
{
    // The installed reference may be older than the one we follow. Since 1.6.1 interrupt_map is new, interrupt_provider
    // judges more nodes, graph_nodes speaks of the root, and pci_device_bus_num reads the end of bus-range.
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

    private static IEnumerable<string> ByUs(string source) => CheckPage.Check(source)
        .Select(diagnostic => TreeCheckTable.All.Single(check => check.Rule.Id == diagnostic.Id).Name)
        .Where(name => Known.Value.Contains(name) && !Changed.Contains(name)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> ByTheReference(string source)
    {
        IEnumerable<string> enabled = Known.Value.SelectMany(static name => (string[])["-W", name]);
        return Message().Matches(Run(source, [.. enabled])).Select(static match => match.Groups["check"].Value)
            .Where(static name => !Changed.Contains(name)).Distinct().Order(StringComparer.Ordinal);
    }

    private static bool Knows(string check) => !Run("", "-W", check, "-v").Contains("Unrecognized check", StringComparison.Ordinal);

    private static string Run(string source, params string[] arguments)
    {
        ProcessStartInfo start = new("dtc", ["-I", "dts", "-O", "null", .. arguments, "-"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(source);
        process.StandardInput.Close();
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    [GeneratedRegex(@"Warning \((?<check>\w+)\):(?!.*Failed prerequisite)")]
    private static partial Regex Message();
}
