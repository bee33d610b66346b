using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Generator.CodeFixes;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.SystemFiles;
using Boards.Hardware;
using Boards.Microkit.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>
/// Rules, release notes, pages and reporters are consistent. <c>BOARDS_UPDATE=1 dotnet test --filter RuleTests</c>
/// writes the files that are made from the rules.
/// </summary>
public class RuleTests
{
    private static readonly Assembly[] Product =
        [typeof(DiagnosticRule).Assembly, typeof(HardwareRules).Assembly, typeof(SystemDiagnostics).Assembly, typeof(SourceAnalyzer).Assembly];

    [Fact]
    public void The_table_holds_every_rule_that_is_declared()
    {
        IEnumerable<string> declared = Product
            .SelectMany(static assembly => assembly.GetTypes())
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(static field => field.FieldType == typeof(DiagnosticRule))
            .Select(static field => ((DiagnosticRule)field.GetValue(null)!).Id);
        Assert.Equal(declared.Order(StringComparer.Ordinal), Rules.All.Select(static rule => rule.Id));
    }

    [Fact]
    public void No_id_is_given_twice() => Assert.Equal(Rules.All.Length, Rules.All.Select(static rule => rule.Id).Distinct().Count());

    [Fact]
    public void Each_rule_of_a_file_has_one_analyzer()
    {
        // Hand-written systems have their own analyzer, whose rules are those of declared systems and some more.
        IEnumerable<string> analyzed = typeof(SourceAnalyzer).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && type != typeof(SystemFileAnalyzer))
            .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(static descriptor => descriptor.Id);
        Assert.Equal(
            Rules.All.Except(ConfigurationDiagnostics.OfSystemFiles).Select(static rule => rule.Id),
            analyzed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_reported_of_hand_written_systems_can_be_configured()
    {
        ImmutableArray<DiagnosticDescriptor> descriptors = new SystemFileAnalyzer().SupportedDiagnostics;
        Assert.Equal(Rules.OfSystemFiles.Select(static rule => rule.Id), descriptors.Select(static descriptor => descriptor.Id));
        Assert.All(descriptors, static descriptor => Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags));
    }

    [Fact]
    public void What_breaks_the_output_cannot_be_configured() => Assert.All(Rules.All, static rule => Assert.Equal(
        rule.BreaksOutput,
        DescriptorTable.Of(rule).CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    // BoardCompilation.GetOutputDiagnostics runs no check.
    [Fact]
    public void What_breaks_the_output_does_not_depend_on_other_rules_of_sources()
    {
        Assert.DoesNotContain(TreeChecks.Rules, static rule => rule.BreaksOutput);
        Assert.All(Rules.OfSources.Where(static rule => rule.BreaksOutput), static rule =>
        {
            Assert.Empty(rule.YieldsTo);
            Assert.DoesNotContain(Rules.OfSources, other => other.Replaces.Contains(rule));
        });
    }

    [Fact]
    public void The_release_notes_list_every_rule()
    {
        StringBuilder text = new("; Unshipped analyzer release\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (DiagnosticRule rule in Rules.All)
            text.Append($"{rule.Id} | Boards.{rule.Category} | {rule.Severity} | {rule.Title}\n");
        Current("Generator/AnalyzerReleases.Unshipped.md", text.ToString());
    }

    [Fact]
    public void The_index_of_the_pages_lists_every_rule()
    {
        StringBuilder text = new("""
            # Diagnostics

            The severity is the default. Diagnostics of the generator make the output wrong and cannot be switched off. All others can
            be configured in a `.globalconfig` (`dotnet_diagnostic.BRD1234.severity = error`), or suppressed by a comment in the source:
            `/* boards-disable-next-line BRD1234 */`, `boards-disable-line` for the same line, `boards-disable` for the file.
            All diagnostics of a hand-written system (`.system`) are reported by an analyzer and can be suppressed, in the file
            by a comment such as `<!-- boards-disable-next-line BRD1234 -->`.

            Fixes are offered in C#; they edit the C# or the devicetree source. At most 1,000 diagnostics of an id are reported.

            | Id | Title | Category | Severity | Configurable | Fix | Reported by |
            |---|---|---|---|---|---|---|

            """);
        IEnumerable<(string Id, string Row)> rows = Rules.All
            .Select(static rule => (rule.Id, Descriptor: DescriptorTable.Of(rule)))
            .Select(static rule => (rule.Id, Row: string.Join(" | ",
                rule.Descriptor.Title,
                rule.Descriptor.Category.Replace("Boards.", ""),
                rule.Descriptor.DefaultSeverity,
                IsConfigurable(rule.Descriptor) ? "yes" : "no",
                Fixable.Contains(rule.Id) ? "yes" : "no",
                IsConfigurable(rule.Descriptor) ? "analyzer" : "generator")))
            .Concat(PagesOfTheBuild().Select(static page => (page.Id, Row: $"{page.Title} | {DiagnosticCategory.Configuration} | {page.Severity} | {(page.Severity == "Error" ? "no" : "yes")} | no | build")));
        foreach ((string id, string row) in rows.OrderBy(static row => row.Id, StringComparer.Ordinal))
            text.Append($"| [{id}]({id}.md) | {row} |\n");
        Current("docs/diagnostics/README.md", text.ToString());
    }

    [Fact]
    public void Every_rule_fires_in_a_test()
    {
        // Each check of the tree is tested with the examples of its page.
        IEnumerable<string> silent = Rules.All.Select(static rule => rule.Id).Except(TreeChecks.Rules.Select(static rule => rule.Id)).Except(FiredInTests());
        Assert.Equal("", string.Join(", ", silent));
    }

    // A test expects a rule by a mark in a specimen, {|BRD1234:…|}, or by its id in quotes, except if it is left out or must not be reported.
    private static IEnumerable<string> FiredInTests() =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "Generator.Tests"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) != "RuleTests.cs"
        from line in File.ReadLines(file)
        where !line.Contains("DisabledDiagnostics", StringComparison.Ordinal) && !line.Contains("DoesNotContain", StringComparison.Ordinal)
        from Match match in Regex.Matches(line, """\{\|(BRD\d{4}):|"(BRD\d{4})["\\]""")
        select match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;

    [Fact]
    public void Every_rule_has_a_page()
    {
        string wanting = string.Join("\n", Rules.All.SelectMany(static rule => WhatIsWantingOf(rule).Select(what => $"{rule.Id} ({rule.Title}): {what}")));
        Assert.True(wanting.Length == 0, wanting);
    }

    [Fact]
    public void What_can_be_fixed_is_a_rule() => Assert.All(Fixable, static id => Assert.Contains(Rules.All, rule => rule.Id == id));

    private static ISet<string> Fixable { get; } = typeof(EnableDeviceFix).Assembly.GetTypes()
        .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsConfigurable(DiagnosticDescriptor descriptor) => !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);

    private static IEnumerable<string> WhatIsWantingOf(DiagnosticRule rule)
    {
        string path = Path.Combine(Repository.Root, "docs/diagnostics", rule.Id + ".md");
        if (!File.Exists(path))
            return ["no page"];
        string[] lines = File.ReadAllLines(path);
        return ((string[])[$"# {rule.Id}: {rule.Title}", "## Invalid", "## Fixed", "## How to configure"])
            .Where(heading => !lines.Contains(heading))
            .Select(static heading => $"no heading '{heading}'");
    }

    [Fact]
    public void Every_page_has_a_rule_or_an_error_of_the_build() => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, "docs/diagnostics"), "BRD*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!),
        static id => Assert.True(Rules.All.Any(rule => rule.Id == id) || IsOfTheBuild(id), id));

    // BRD91xx are errors of the tasks and the targets, which run without the engine.
    private static bool IsOfTheBuild(string id) => id.StartsWith("BRD91", StringComparison.Ordinal);

    private static IEnumerable<(string Id, string Title, string Severity)> PagesOfTheBuild() =>
        from path in Directory.GetFiles(Path.Combine(Repository.Root, "docs/diagnostics"), "BRD91*.md")
        let lines = File.ReadLines(path).Take(3).ToArray()
        select (Path.GetFileNameWithoutExtension(path), lines[0][(lines[0].IndexOf(':', StringComparison.Ordinal) + 2)..], lines[2].Split(',')[0]);

    private static void Current(string file, string text)
    {
        string path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"{file} is out of date. Update it: BOARDS_UPDATE=1 dotnet test --filter RuleTests");
    }
}
