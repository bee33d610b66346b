using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Systems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>An editor that is open for a day, and one that has many projects.</summary>
public sealed class LongSessions
{
    /// <summary>A system on a board.</summary>
    internal const string Code = """
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S { [ProtectionDomain("P"), Passthrough("uart")] static partial class P; }
        """;

    [Fact]
    [Trait("Category", "Slow")]
    public void Sixteen_drivers_at_once_generate_the_same()
    {
        string[] results = new string[16];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = results.Length }, i => results[i] = TextOf(SystemTest.Of(Code).Start()));
        Assert.Single(results.Distinct());
        Assert.NotEmpty(results[0]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Two_hundred_boards_take_work_that_grows_with_them_and_an_edit_takes_that_of_one()
    {
        Start(2);
        (long few, _) = Start(50);
        (long many, long edit) = Start(200);
        // Four times the boards take four times the work; with quadratic growth, they would take sixteen times.
        Assert.InRange(many, 1, few * 13 / 2);
        Assert.InRange(edit, 1, many / 20);

        static (long OfAll, long OfEdit) Start(int count)
        {
            GeneratorRun project = BoardTest.Of("").Start();
            TestAdditionalText[] boards = [.. Enumerable.Range(0, count).Select(static i => new TestAdditionalText(
                string.Create(CultureInfo.InvariantCulture, $"/p/board{i}.dts"),
                Specimens.QemuVirt + string.Create(CultureInfo.InvariantCulture, $"/ {{ compatible = \"x,board{i}\"; }};\n")))];
            long before = GC.GetAllocatedBytesForCurrentThread();
            GeneratorRun run = GeneratorRun.Start(project.Input, new AnalyzerOptions([.. boards]), new BoardGenerator());
            long all = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(count, run.GeneratedSources.Count(static source => char.IsAsciiDigit(source.HintName[^6])));

            before = GC.GetAllocatedBytesForCurrentThread();
            run.Edit("/p/board1.dts", Specimens.QemuVirt + "/ { added { }; };\n");
            return (all, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void A_file_whose_text_throws_is_an_error_and_other_boards_stay()
    {
        GeneratorRun project = BoardTest.Of("").Start();
        AnalyzerOptions options = new([new ThrowingText(), new TestAdditionalText("/p/Other.dts", "/dts-v1/; / { x {}; };")]);

        GeneratorRun run = GeneratorRun.Start(project.Input, options, new BoardGenerator());

        Assert.Null(run.Results.Single().Exception);
        Assert.Equal(["BRD9001"], run.GeneratorDiagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Contains("class Other", TextOf(run), StringComparison.Ordinal);
    }

    /// <summary>All that was generated, in the order of names.</summary>
    internal static string TextOf(GeneratorRun run) => string.Join("\n", run.GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText).Order(StringComparer.Ordinal));

    private sealed class ThrowingText : AdditionalText
    {
        public override string Path => "/p/Gone.dts";

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new System.IO.IOException("The disk is gone.");
    }
}
