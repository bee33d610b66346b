using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>
/// While a file is missing, only the language is checked: what a board lacks may be in the file. An empty file in its place shows what
/// would be reported.
/// </summary>
public sealed class MissingFiles
{
    private const string Board = """
        /dts-v1/;
        #include "soc.dtsi"
        / {
            #size-cells = <2>;
            chosen { stdout-path = "serial0"; };
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x10000000>; };
            soc {
                ranges = <0x0 0 0x0 0x1000>;
                uart@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; interrupts = <1 4>; };
            };
        };
        """;

    [Fact]
    public void A_board_waits_for_them()
    {
        Assert.Equal("BRD0050", Ids(Compile(Board, "other.dtsi").GetDiagnostics()));
        Assert.Equal("BRD1011 BRD1014 BRD1024 BRD1088 BRD2003 BRD2005 BRD2101", Ids(Compile(Board, "soc.dtsi").GetDiagnostics()));
    }

    [Theory]
    [InlineData("/include/ \"soc.dtsi\"\n/ { };")]
    [InlineData("#include \"soc.dtsi\"\n&uart { };")]
    [InlineData("#include \"soc.dtsi\"\n/delete-node/ &uart;")]
    [InlineData("/dts-v1/;\n#include \"soc.dtsi\"\n&uart { status = \"okay\"; };")]
    public void The_header_and_the_root_may_be_in_them(string source)
    {
        Assert.Equal("BRD0050", Ids(Compile(source, "other.dtsi").GetDiagnostics()));
        Assert.NotEmpty(Compile(source, "soc.dtsi").GetDiagnostics().Where(static d => d.Severity == Severity.Error));
    }

    [Theory]
    [InlineData("include \"soc.dtsi\"")]
    [InlineData("#inclde \"soc.dtsi\"")]
    [InlineData("#nclude <soc.h>")]
    public void A_misspelt_include_before_the_header_is_all_that_is_reported(string line) =>
        Assert.Equal("BRD0027", Ids(Compile(line + "\n/dts-v1/;\n/ { a = <NAME>; memory@0 { reg = <0 0>; }; };\n&uart { };\n", "soc.dtsi").GetDiagnostics()));

    [Fact]
    public void A_misspelt_include_between_headers_is_all_that_is_reported() =>
        Assert.Equal("BRD0027", Ids(Compile("/dts-v1/;\n#inclde <a.h>\n#include \"soc.dtsi\"\n/ { a = <NAME>; };\n", "soc.dtsi", "/dts-v1/;\n/ { };\n").GetDiagnostics()));

    [Fact]
    public void The_end_of_a_comment_is_missing() =>
        Assert.Equal("BRD0010", Ids(Compile("/dts-v1/;\n/ { a = <&l>, &m; };\n/* l: a { };\n", "soc.dtsi").GetDiagnostics()));

    [Fact]
    public void The_language_does_not_wait() =>
        Assert.Equal("BRD0021 BRD0050", Ids(Compile(Board.Replace("reg = <0x1000 0x100>", "reg <0x1000 0x100>", StringComparison.Ordinal), "other.dtsi").GetDiagnostics()));

    [Fact]
    public void A_declared_system_waits_for_them()
    {
        ImmutableArray<Diagnostic> read = [new(SyntaxDiagnostics.TooDeepRule, SourceLocation.None, "of the declaration")];
        Assert.Equal("of the declaration", Assert.Single(Compile(Board, "other.dtsi").Plan(Declare.Guest(Declare.Pass("ethernet")), read).Diagnostics).Message);
        Assert.Contains("BRD3002", Ids([.. Compile(Board, "soc.dtsi").Plan(Declare.Guest(Declare.Pass("ethernet")), read).Diagnostics]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_system_waits_for_them()
    {
        Assert.Empty(Compile(Board, "other.dtsi").PlanDefault("Board").Diagnostics);
        Assert.NotEmpty(Compile(Board, "soc.dtsi").PlanDefault("Board").Diagnostics);
    }

    // Its mistakes against Microkit's own rules do not depend on the board.
    [Fact]
    public void A_hand_written_system_waits_for_them()
    {
        string system = HandWritten.Qemu.Replace("priority=\"254\"", "priority=\"255\"", StringComparison.Ordinal);
        Assert.Equal("BRD3304", Check("other.dtsi"));
        Assert.Contains("BRD3652", Check("soc.dtsi"), StringComparison.Ordinal);

        string Check(string file) => Ids(SystemCheck.Run(new SourceFile("a.system", system), MicrokitVersions.Current, Compile(Board, file).Board).Diagnostics);
    }

    [Fact]
    public void A_board_whose_overlay_lacks_a_file_is_not_complete()
    {
        const string Overlay = "/dts-v1/;\n/plugin/;\n#include \"more.dtsi\"\n&uart { status = \"okay\"; };";
        InMemorySources files = new InMemorySources().Add("t.dts", Specimens.QemuVirt).Add("o.dtso", Overlay);
        BoardCompilation board = BoardCompilation.Compile(new DevicetreeFile(files.FindSource("t.dts")!), [new DevicetreeFile(files.FindSource("o.dtso")!)], files, CompileOptions.Default);
        Assert.Equal("BRD0050", Ids(board.GetDiagnostics()));
        Assert.True(board.Tree.IsIncomplete);
        Assert.Empty(board.Plan(Declare.Guest(Declare.Pass("more")), []).Diagnostics);
    }

    private static BoardCompilation Compile(string source, string file, string text = "")
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source).Add(file, text);
        return BoardCompilation.Compile(new DevicetreeFile(files.FindSource("t.dts")!), [], files, CompileOptions.Default);
    }

    private static string Ids(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join(" ", diagnostics.Where(static d => d.Severity > Severity.Hidden).Select(static d => d.Id).Distinct().Order(StringComparer.Ordinal));
}
