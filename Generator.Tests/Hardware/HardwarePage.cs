using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>
/// The page of a rule about hardware, and what is reported for its two examples. An example is a source, or the content of
/// the root node of a source whose interrupts lead to a GIC. For rules about other input than a source, it is that input.
/// </summary>
internal sealed partial class HardwarePage(string id)
{
    private const string Root = """
        #address-cells = <1>;
        #size-cells = <1>;
        interrupt-parent = <&gic>;

        """;

    private const string Gic = """
        gic: interrupt-controller@f0000000 {
            compatible = "arm,gic-400";
            interrupt-controller;
            #interrupt-cells = <3>;
            #address-cells = <0>;
            reg = <0xf0000000 0x1000>, <0xf0002000 0x2000>, <0xf0004000 0x2000>, <0xf0006000 0x2000>;
            interrupts = <1 9 4>;
        };

        """;

    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));

    /// <summary>Ids of all rules.</summary>
    public static TheoryData<string> Ids => [.. HardwareRules.All.Concat(PlatformCatalog.All).Select(static rule => rule.Id)];

    /// <summary>The diagnostics that are reported for the example below a heading.</summary>
    public ImmutableArray<Diagnostic> Reported(string heading)
    {
        Match example = Example().Match(_text, _text.IndexOf($"\n{heading}\n", StringComparison.Ordinal));
        string content = example.Groups["content"].Value;
        return example.Groups["language"].Value switch
        {
            "dts" => Of(content, Sel4Options.Default),
            "csharp" => Of(Muxed, new Sel4Options { Lines = [.. LineChoiceOf().Matches(content).Select(Choice)] }),
            "xml" => Of("", new Sel4Options { PlatformName = PlatformNameOf().Match(content).Groups[1].Value }),
            _ => PlatformFile.Read(new SourceFile("my.platforms", content)).Diagnostics,
        };
    }

    /// <summary>The example below a heading as a complete source; null if it is not a source.</summary>
    public string? Source(string heading)
    {
        Match example = Example().Match(_text, _text.IndexOf($"\n{heading}\n", StringComparison.Ordinal));
        return example.Groups["language"].Value == "dts" ? Whole(example.Groups["content"].Value) : null;
    }

    // A device whose line can be chosen.
    private const string Muxed = """
        mux: mux { compatible = "amlogic,meson-gpio-intc"; interrupt-controller; #interrupt-cells = <2>; amlogic,channel-interrupts = <64 65 66 67 68 69 70 71>; };
        phy { interrupt-parent = <&mux>; interrupts = <26 8>; };
        """;

    private static ImmutableArray<Diagnostic> Of(string content, Sel4Options options)
    {
        CompileResult compiled = DtsCompiler.Compile(new SourceFile("page.dts", Whole(content)), new InMemorySources(), CompileOptions.Default);
        Assert.DoesNotContain(compiled.Diagnostics, static d => d.Severity >= Severity.Warning);
        return [.. Sel4Board.Resolve(compiled.Tree, options).Diagnostics.Where(d => !compiled.Suppressions.Covers(d))];
    }

    private static string Whole(string content)
    {
        bool isWhole = content.Contains("/ {", StringComparison.Ordinal);
        string gic = content.Contains("gic: ", StringComparison.Ordinal) ? "" : Gic;
        return "/dts-v1/;\n" + (isWhole ? content : $"/ {{\n{Root}{gic}{content}}};\n");
    }

    private static LineChoice Choice(Match match) => new()
    {
        Path = match.Groups[1].Value,
        Index = 0,
        Number = uint.Parse(match.Groups[2].Value, null),
    };

    [GeneratedRegex("```(?<language>[a-z]*)\n(?<content>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("new LineChoice\\(\"([^\"]*)\", 0, ([0-9]+)\\)")]
    private static partial Regex LineChoiceOf();

    [GeneratedRegex("<DevicetreePlatform>(.*)</DevicetreePlatform>")]
    private static partial Regex PlatformNameOf();
}
