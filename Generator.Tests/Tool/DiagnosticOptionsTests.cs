using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Text;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The severities of diagnostics on the command line, and the formats in which they are written.</summary>
public sealed class DiagnosticOptionsTests : IDisposable
{
    // A model that is not a string is a warning, and a label that does not exist an error that breaks the output.
    private const string Warns = "/dts-v1/;\n/ {\n    model = <1>;\n};\n";
    private const string Breaks = "/dts-v1/;\n/ {\n    a = <&nothing>;\n};\n";

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Warnings_may_be_errors_and_then_nothing_is_written()
    {
        string source = _run.File("lamp.dts", Warns);
        string blob = _run.PathOf("lamp.dtb");

        Assert.Equal(1, _run.Boards("dtb", source, "-o", blob, "-Werror").Code);
        Assert.Contains($"{source}(3,13): error BRD1004: ", _run.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(blob));
        Assert.Equal(0, _run.Boards("dtb", source, "-o", blob).Code);
        Assert.Contains($"{source}(3,13): warning BRD1004: ", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "error", "BRD1004=error")]
    [InlineData(0, "info", "brd1004=Info")]
    [InlineData(0, null, "BRD1004=none")]
    [InlineData(0, null, "BRD1004=error", "BRD1004=none")]
    public void The_severity_of_an_id_is_an_option(int code, string? word, params string[] severities)
    {
        string source = _run.File("lamp.dts", Warns);
        _run.Boards(["show", source, .. severities.SelectMany(static severity => new[] { "--severity", severity })]);

        Assert.Equal(code, _run.Code);
        Assert.Equal(word is null ? "" : word, _run.Messages.Split(' ').ElementAtOrDefault(1) ?? "");
    }

    // A unit address without reg is information, and the reference compiler does not check for it by default.
    [Fact]
    public void An_information_that_is_raised_is_reported_where_only_warnings_are_looked_for()
    {
        string source = _run.File("lamp.dts", "/dts-v1/;\n/ {\n    lamp@1 { };\n};\n");
        string blob = _run.PathOf("lamp.dtb");

        Assert.Empty(_run.Boards("dtb", source, "-o", blob).Messages);
        Assert.Equal(1, _run.Boards("dtb", source, "-o", blob, "--severity", "BRD1014=error").Code);
        string[] lines = _run.Messages.TrimEnd('\n').Split('\n');
        Assert.StartsWith($"{source}(3,5): error BRD1014: /lamp@1: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["boards: 1 error"], lines[1..]);
    }

    [Fact]
    public void What_breaks_the_output_cannot_be_lowered()
    {
        string source = _run.File("wide.dts", Breaks);
        string id = _run.Boards("dtb", source, "-o", _run.PathOf("wide.dtb")).Messages.Split(' ')[2].TrimEnd(':');

        Assert.Equal(1, _run.Boards("dtb", source, "-o", _run.PathOf("wide.dtb"), "--severity", id + "=none").Code);
        Assert.Contains($"boards: {id} cannot be lowered, because the output would be wrong\n", _run.Messages, StringComparison.Ordinal);
        Assert.Contains($": error {id}: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_made_of_a_system_that_is_checked_so_all_its_diagnostics_can_be_lowered()
    {
        string system = _run.File("linux.system", HandWritten.Qemu.Replace("irq=\"33\"", "irq=\"25\"", StringComparison.Ordinal));
        string board = _run.File("virt.dts", Specimens.QemuVirt);

        Assert.Equal(1, _run.Boards("check", system, "--board", board).Code);
        Assert.Equal(0, _run.Boards("check", system, "--board", board, "--severity", "BRD3201=warning").Code);
        Assert.Contains("warning BRD3201: ", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be lowered", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is_global = true\ndotnet_diagnostic.BRD1004.severity = error\n", 1, ": error BRD1004: ")]
    [InlineData("; text\nDOTNET_DIAGNOSTIC.brd1004.SEVERITY: Suggestion # why\n", 0, ": info BRD1004: ")]
    [InlineData("dotnet_diagnostic.BRD1004.severity = none\ndotnet_diagnostic.BRD1004.severity = default\n", 0, ": warning BRD1004: ")]
    [InlineData("dotnet_diagnostic.BRD1004.severity = silent", 0, "")]
    [InlineData("#dotnet_diagnostic.BRD1004.severity = error\ndotnet_diagnostic.CA1000.severity = nonsense\n", 0, ": warning BRD1004: ")]
    [InlineData("[/src/a.cs]\ndotnet_diagnostic.BRD1004.severity = error\n", 0, ": warning BRD1004: ")]
    [InlineData("\ndotnet_diagnostic.BRD1004.severity = eror\n", 2, "ci.globalconfig(2): 'eror' is not a severity; expected one of: error, ")]
    public void A_global_config_is_read_as_the_compiler_reads_it(string config, int code, string said)
    {
        string source = _run.File("lamp.dts", Warns);
        _run.Boards("show", source, "--globalconfig", _run.File("ci.globalconfig", config));

        Assert.Equal(code, _run.Code);
        if (said.Length > 0)
            Assert.Contains(said, _run.Messages, StringComparison.Ordinal);
        else
            Assert.Empty(_run.Messages);
    }

    [Fact]
    public void An_option_overrides_the_global_config()
    {
        string config = _run.File("ci.globalconfig", "dotnet_diagnostic.BRD1004.severity = error\n");
        Assert.Equal(0, _run.Boards("show", _run.File("lamp.dts", Warns), "--globalconfig", config, "--severity", "BRD1004=info").Code);
    }

    [Theory]
    [InlineData("unknown diagnostic 'BRD9999'", "--severity", "BRD9999=error")]
    [InlineData("'loud' is not a severity; expected one of: error, warning, info, none", "--severity", "BRD1004=loud")]
    [InlineData("'BRD1004' does not have the form ID=SEVERITY", "--severity", "BRD1004")]
    [InlineData("unknown format 'jsn'; expected one of: text, json, sarif, github; did you mean 'json'?", "--format", "jsn")]
    [InlineData("file 'no.globalconfig' does not exist", "--globalconfig", "no.globalconfig")]
    public void A_mistake_in_these_options_is_wrong_use(string message, params string[] options)
    {
        Assert.Equal(2, _run.Boards(["check", _run.File("linux.system", HandWritten.Qemu), .. options]).Code);
        Assert.StartsWith($"boards: {message}", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_writes_only_errors()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        Assert.Empty(_run.Boards("check", "--quiet", system).Messages);

        string both = _run.File("both.dts", Breaks.Replace("a =", "model = <1>; a =", StringComparison.Ordinal));
        string[] lines = _run.Boards("show", both, "-q").Messages.TrimEnd('\n').Split('\n');
        Assert.All(lines, static line => Assert.Contains(": error ", line, StringComparison.Ordinal));
        Assert.Equal(1, _run.Code);
    }

    [Theory]
    [InlineData("dtb")]
    [InlineData("dts")]
    [InlineData("show")]
    [InlineData("system")]
    [InlineData("emit", "xml")]
    public void Every_command_has_them(params string[] command)
    {
        string source = _run.File("wide.dts", Breaks);
        _run.Boards([.. command, source, "-Werror", "--severity", "BRD1004=none", "--globalconfig", _run.File("g", ""), "--quiet", "--format", "json"]);

        Assert.Equal(1, _run.Code);
        Assert.Equal("error", JsonDocument.Parse(_run.Messages).RootElement[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void Json_has_the_places_and_is_the_result_of_a_check()
    {
        (string system, string board) = WrongTrigger();
        JsonElement found = JsonDocument.Parse(_run.Boards("check", system, "--board", board, "--format", "json").Text).RootElement;

        JsonElement one = Assert.Single(found.EnumerateArray(), static one => Text(one, "severity") == "warning");
        Assert.Equal(
            ("BRD3214", "warning", system, 12, 39),
            (Text(one, "id"), Text(one, "severity"), Text(one, "file"), one.GetProperty("line").GetInt32(), one.GetProperty("column").GetInt32()));
        Assert.Equal(board, Text(one.GetProperty("related")[0], "file"));
        Assert.Equal(new DiagnosticRule("BRD3214", "", Severity.Warning).HelpLink, Text(one, "help"));
        Assert.Equal("[]\n", _run.Boards("check", _run.File("good.system", HandWritten.Qemu), "--format", "json").Text);
    }

    // What SARIF 2.1.0 requires: 3.13 (log), 3.14 (run), 3.18 and 3.19 (tool), 3.27 (result), 3.30 (region).
    [Fact]
    public void Sarif_has_the_required_shape()
    {
        (string system, string board) = WrongTrigger();
        JsonElement log = JsonDocument.Parse(_run.Boards("check", system, "--board", board, "--format", "sarif").Text).RootElement;

        Assert.Equal("2.1.0", Text(log, "version"));
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("boards", Text(driver, "name"));
        JsonElement result = Assert.Single(run.GetProperty("results").EnumerateArray(), static result => Text(result, "level") == "warning");
        JsonElement rule = driver.GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(("BRD3214", "BRD3214", "warning"), (Text(result, "ruleId"), Text(rule, "id"), Text(result, "level")));
        Assert.Contains("/pl011@9000000", Text(result.GetProperty("message"), "text"), StringComparison.Ordinal);
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(new Uri(system).AbsoluteUri, Text(place.GetProperty("artifactLocation"), "uri"));
        Assert.Equal((12, 39), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
        Assert.NotEqual("", Text(result.GetProperty("relatedLocations")[0].GetProperty("message"), "text"));
    }

    [Fact]
    public void Sarif_of_no_diagnostics_has_an_empty_list()
    {
        JsonElement log = JsonDocument.Parse(_run.Boards("check", _run.File("good.system", HandWritten.Qemu), "--format", "sarif").Text).RootElement;
        Assert.Equal(0, log.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void A_workflow_command_has_the_place_and_escapes_what_would_end_it()
    {
        string source = _run.File("50%,a.dts", Warns);
        _run.Boards("show", source, "--format", "github");

        string name = source.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
        Assert.StartsWith($"::warning file={name},line=3,col=13::BRD1004: /: ", _run.Messages, StringComparison.Ordinal);

        (string system, string board) = WrongTrigger();
        string[] lines = _run.Boards("check", system, "--board", board, "--format", "github", "-Werror").Messages.TrimEnd('\n').Split('\n');
        string line = Assert.Single(lines, line => line.StartsWith($"::error file={system},line=12,col=39::BRD3214: ", StringComparison.Ordinal));
        Assert.Contains($"%0A{board}(", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_describes_each_option()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "check.md"));
        Assert.All((string[])["-Werror", "--severity", "--globalconfig", "--quiet", "--info", "--format", "--watch"], option => Assert.Contains($"`{option}", page, StringComparison.Ordinal));
    }

    private (string System, string Board) WrongTrigger() => (
        _run.File("linux.system", HandWritten.Qemu.Replace("irq=\"33\" id=\"1\" trigger=\"level\"", "irq=\"33\" id=\"1\" trigger=\"edge\"", StringComparison.Ordinal)),
        _run.File("virt.dts", Specimens.QemuVirt));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
