using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Boards.Tests.Harness;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>Overlays that a project applies to a board are part of the board.</summary>
public class OverlaidBoardTests
{
    private const string Base = "/dts-v1/;\n/ { #address-cells = <1>; #size-cells = <1>; uart: serial@1000 { reg = <0x1000 0x100>; }; };\n";

    private const string Plugin = "/dts-v1/;\n/plugin/;\n";

    [Fact]
    public Task Constants_are_those_of_the_whole() => Overlaid(
        "plain.dtsi;/p/over.dtso",
        "const ulong A = Test.Board.Serial_1000.Region0.Size; static readonly byte[] R = new byte[A == 0x300 ? 1 : throw new System.Exception()]; const string P = Test.Board.Extra.Path;",
        ("/p/plain.dtsi", "&uart { reg = <0x1000 0x200>; };\n"),
        ("/p/over.dtso", Plugin + "&uart { reg = <0x1000 0x300>; };\n&{/} { extra { }; };\n"));

    [Fact]
    public Task What_does_not_fit_is_reported_in_the_overlay() => Overlaid(
        "over.dtso", "", ("/p/over.dtso", Plugin + "{|BRD0401:&uatr|} { status = \"okay\"; };\n"));

    [Fact]
    public Task A_plain_source_comes_before_overlays() => Overlaid(
        "over.dtso;plain.dtsi", "", ("/p/plain.dtsi", "{|BRD0130:|}&uart { status = \"okay\"; };\n"), ("/p/over.dtso", Plugin + "&uart { status = \"okay\"; };\n"));

    [Fact]
    public Task A_file_that_is_not_there_is_reported_at_the_board() => new BoardTest
    {
        FileOptions = { ["/p/Board.dts"] = Metadata("over.dtso") },
        TestState =
        {
            AdditionalFiles = { ("/p/Board.dts", "{|BRD9020:|}" + Base) },
        },
    }.RunAsync();

    private static Task Overlaid(string overlays, string code, params (string Path, string Text)[] files)
    {
        BoardTest test = new()
        {
            FileOptions = { ["/p/Board.dts"] = Metadata(overlays) },
            TestState =
            {
                AdditionalFiles = { ("/p/Board.dts", Base) },
                Sources = { ("/p/Code.cs", "static class Use { " + code + " }") },
            },
        };
        foreach ((string path, string text) in files)
            test.TestState.AdditionalFiles.Add((path, text));
        return test.RunAsync();
    }

    private static Dictionary<string, string> Metadata(string overlays) => new()
    {
        ["build_metadata.AdditionalFiles._DevicetreeOverlays"] = Uri.EscapeDataString(overlays),
    };
}
