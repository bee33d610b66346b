using System.Linq;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Generator.References;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Generator;

public class ReferencedBoardsTests
{
    private const string Dts = """
        /dts-v1/;
        /memreserve/ 0x1000 0x2000;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            aliases { serial0 = &uart; };
            uart: uart@9000000 { compatible = "a,\"b\"", "c\\d"; reg = <0x9000000 0x1000>; bytes = [01 02 03]; text = "tab\t"; empty; status = "disabled"; };
        };
        machine: &{/} { };
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_referenced_assembly_gives_the_same_tree(bool asProject)
    {
        Compilation library = BoardTest.Of(Dts).Start().Output;
        KnownBoard referenced = Assert.Single(ReferencedBoards.Read(References.Of(library, asProject)).Boards);
        Assert.Equal("Test.Board", referenced.ClassName);
        Assert.Null(referenced.SourcePath);

        Sel4Board board = referenced.Board;
        Assert.Equal(["/", "/aliases", "/uart@9000000"], board.Tree.Nodes.Select(static node => node.Path));
        Assert.Same(board.Tree.Root, board.Tree.FindLabel("machine"));
        var uart = board.Tree.FindLabel("uart")!;
        Assert.Equal(["a,\"b\"", "c\\d"], uart.Find("compatible")!.Strings);
        Assert.Equal([1, 2, 3], uart.Find("bytes")!.Value.ToArray());
        Assert.Equal("tab\t\0"u8.ToArray(), uart.Find("text")!.Value.ToArray());
        Assert.Equal(0, uart.Find("empty")!.Length);
        Assert.Equal("/uart@9000000", board.Tree.Aliases.Single().Value);
        Assert.Equal(0x2000UL, Assert.Single(board.Tree.MemoryReservations).Size);
        Assert.False(board[uart].IsEnabled);
        Assert.Equal(0x9000000UL, board[uart].Regions.Single().Address);
    }

    [Fact]
    public void The_boards_of_an_assembly_are_read_once_for_each_reference()
    {
        MetadataReference reference = References.Of(BoardTest.Of(Dts).Start().Output, asProject: false);
        Assert.Same(ReferencedBoards.Read(reference), ReferencedBoards.Read(reference));
    }

    [Fact]
    public void An_edit_of_the_library_that_changes_no_board_changes_nothing_downstream()
    {
        GeneratorRun library = BoardTest.Of(Dts).Start();
        GeneratorRun app = new BoardTest { TestState = { Sources = { "class C { }" } } }.Start().WithReferences(References.Of(library.Output, asProject: true));
        GeneratorRun next = app.WithReferences(References.Of(library.AddSource("/p/More.cs", "class More { }").Output, asProject: true));
        Assert.All(next.Reasons(Steps.Boards), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("99|X|y", "99")]
    [InlineData("x", "x")]
    public Task A_board_of_an_unknown_format_is_reported(string manifest, string version)
    {
        GeneratorRun library = new BoardTest
        {
            TestState = { Sources = { $"[assembly: System.Reflection.AssemblyMetadata(\"Boards.Board\", \"{manifest}\")] [assembly: System.Reflection.AssemblyMetadata(\"Other\", \"1\")]" } },
        }.Start();
        BoardTest test = new() { TestState = { Sources = { "class C { }" } } };
        test.TestState.AdditionalReferences.Add(References.Of(library.Output, asProject: false));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9006", DiagnosticSeverity.Warning).WithNoLocation().WithMessage(
            $"TestProject stores its board in format version '{version}', which this version of Boards.Generator does not support; the board is ignored"));
        return test.RunAsync();
    }

    [Fact]
    public void An_assembly_without_boards_has_none() =>
        Assert.All(Frameworks.Current, static reference => Assert.Empty(ReferencedBoards.Read(reference).Boards));
}
