using System.Collections.Generic;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Systems.Declarations;
using Boards.Microkit.Rules;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Microkit.Rules;

public sealed class RulePages
{
    public static IEnumerable<object[]> Rules => SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Select(static rule => new object[] { rule.Id });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_page_that_says_what_the_rule_says(string id)
    {
        DiagnosticRule rule = SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Single(rule => rule.Id == id);
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        string severity = rule.Severity == Severity.Info ? "Information" : rule.Severity.ToString();
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{severity}.\n", page);
        Assert.Contains("\n## Invalid\n", page);
        Assert.Contains("\n## Fixed\n", page);
        Assert.Equal(rule.BreaksOutput, page.Contains("cannot be switched off"));
    }

    [Fact]
    public void No_two_rules_have_one_id()
    {
        string[] ids = [.. SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Select(static rule => rule.Id)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, static id => Assert.Matches("^BRD3[0-9]{3}$", id));
    }
}
