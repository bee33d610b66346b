using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>Which steps are computed again after an edit, by the reasons of the pipeline's steps.</summary>
public class CachingTests
{
    private const string A = "/dts-v1/;\n/include/ \"a.dtsi\"\n/ { #address-cells = <1>; #size-cells = <1>; x@1000 { reg = <0x1000 1>; }; };\n";
    private const string B = "/dts-v1/;\n/ { y {}; };\n";

    [Fact]
    public void A_csharp_edit_runs_nothing_again()
    {
        GeneratorRun run = Start().AddSource("/p/More.cs", "class More { }");
        foreach (string step in (string[])[Steps.Options, Steps.Files, Steps.Sources, Steps.Boards, Steps.Classes, Steps.Models, Steps.Diagnostics])
            Assert.All(run.Reasons(step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_comment_makes_no_csharp_again()
    {
        GeneratorRun run = Start().Edit("/p/A.dts", A.Replace("/dts-v1/;", "/dts-v1/; /* a comment\nof two lines */"));
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged], Made(run.Reasons(Steps.Classes)));
        Assert.All(run.Reasons(Steps.Models), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("x@1000", "x@2000")]
    [InlineData("x@1000", "label: x@1000")]
    [InlineData("reg =", "reg2 =")]
    [InlineData("0x1000 1", "0x1001 1")]
    [InlineData("0x1000 1", "0x1000 1 2 3")]
    [InlineData("reg = <0x1000 1>;", "reg = <0x1000 1>; status = \"disabled\";")]
    [InlineData("reg = <0x1000 1>;", "")]
    [InlineData("x@1000 { reg = <0x1000 1>; };", "x@1000 { reg = <0x1000 1>; y {}; };")]
    [InlineData("/dts-v1/;", "/dts-v1/; /memreserve/ 0x1000 0x1000;")]
    public void A_change_of_the_tree_makes_the_csharp_again(string before, string after)
    {
        string edited = A.Replace(before, after, StringComparison.Ordinal);
        Assert.Equal(TextOf(Start(edited)), TextOf(Start().Edit("/p/A.dts", edited)));
        Assert.NotEqual(TextOf(Start()), TextOf(Start(edited)));

        static string TextOf(GeneratorRun run) => run.GeneratedSources.Single(static source => source.HintName.EndsWith("A.g.cs", StringComparison.Ordinal)).SourceText.ToString();
    }

    [Fact]
    public void An_edit_of_one_board_leaves_the_other_alone() => OnlyA(Start().Edit("/p/A.dts", A.Replace("reg = <0x1000 1>", "reg = <0x1000 2>")));

    [Fact]
    public void An_edit_of_an_included_file_reaches_the_boards_that_include_it() => OnlyA(Start().Edit("/p/a.dtsi", "/ { other {}; };"));

    [Fact]
    public void An_edit_of_a_file_that_no_board_includes_reaches_none()
    {
        GeneratorRun run = Start().Edit("/p/unused.dtsi", "/ { other {}; };");
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged], Made(run.Reasons(Steps.Classes)));
        Assert.All(run.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_file_that_appears_or_vanishes_reaches_the_boards_that_asked_for_it()
    {
        GeneratorRun gone = Start().Remove("/p/a.dtsi");
        Assert.Single(gone.GeneratorDiagnostics);
        GeneratorRun back = gone.Edit("/p/a.dtsi", "/ { };");
        Assert.Empty(back.GeneratorDiagnostics);
    }

    [Fact]
    public void A_board_that_is_added_leaves_the_others_alone()
    {
        GeneratorRun run = Start().Edit("/p/C.dts", B);
        Assert.Equal(3, run.GeneratedSources.Length);
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged], Made(run.Reasons(Steps.Models)));
    }

    [Fact]
    public void A_board_that_is_removed_leaves_those_after_it_alone()
    {
        GeneratorRun run = Start().Remove("/p/A.dts");
        Assert.Single(run.GeneratedSources);
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Removed], Made(run.Reasons(Steps.Models)));
        Assert.DoesNotContain(run.OutputReasons, static reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    [Fact]
    public void A_file_that_no_board_asks_for_is_not_read()
    {
        GeneratorRun run = Start();
        Assert.Equal(0, ((TestAdditionalText)run.AdditionalTexts.Single(static text => text.Path == "/p/unused.dtsi")).Reads);
    }

    [Fact]
    public void Equal_sources_give_equal_output()
    {
        Assert.Equal(Texts(Start()), Texts(Start()));

        static IEnumerable<string> Texts(GeneratorRun run) => run.GeneratedSources.Select(static source => source.HintName + source.SourceText);
    }

    private static void OnlyA(GeneratorRun run)
    {
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Made(run.Reasons(Steps.Classes)));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Made(run.Reasons(Steps.Models)));
        Assert.Single(run.OutputReasons, static reason => reason == IncrementalStepRunReason.Modified);
    }

    // Not run again, or run with an equal result: in both cases, nothing after the step runs again.
    private static IEnumerable<IncrementalStepRunReason> Made(IEnumerable<IncrementalStepRunReason> reasons) =>
        reasons.Select(static reason => reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason).Order();

    private static GeneratorRun Start(string a = A) => new BoardTest
    {
        TestState = { AdditionalFiles = { ("/p/A.dts", a), ("/p/B.dts", B), ("/p/a.dtsi", "/ { };"), ("/p/unused.dtsi", "/ { };") } },
    }.Start();
}
