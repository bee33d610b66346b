using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Each rule about hardware on the examples of its page: the invalid one has only that mistake, and the fixed one has none.</summary>
public sealed class HardwarePageTests
{
    public static TheoryData<string> Ids => HardwarePage.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_of_a_page_has_its_mistake_alone_and_the_right_one_has_none(string id)
    {
        HardwarePage page = new(id);
        ImmutableArray<Diagnostic> reported = page.Reported("## Invalid");
        Assert.Equal([id], Mistakes(reported, id));
        Assert.All(reported.Where(d => d.Id == id), static d => Assert.True(d.Location.Length > 0 || d.Location.Path.Length == 0));
        Assert.Equal([], Mistakes(page.Reported("## Fixed"), id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_words_of_its_rule(string id)
    {
        DiagnosticRule rule = HardwareRules.All.Concat(PlatformCatalog.All).Single(rule => rule.Id == id);
        string severity = rule.Severity switch { Severity.Info => "Information", Severity.Warning => "A warning", _ => "An error" };
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{severity}", page, System.StringComparison.Ordinal);
        Assert.Equal(rule.BreaksOutput, page.Contains("cannot be switched off", System.StringComparison.Ordinal));
        Assert.Contains("\nWhat follows: ", page, System.StringComparison.Ordinal);
    }

    // An example may have information that its page is not about.
    private static string[] Mistakes(ImmutableArray<Diagnostic> reported, string id) =>
        [.. reported.Where(d => d.Severity >= Severity.Warning || d.Id == id).Select(static d => d.Id).Distinct()];
}
