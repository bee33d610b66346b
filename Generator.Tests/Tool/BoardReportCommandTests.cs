using System;
using System.IO;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class BoardReportCommandTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
            uart: serial@9000 { compatible = "uart"; reg = <0x9000 0x1000>; interrupts = <0 8 4>; };
            other@a000 { compatible = "other"; reg = <0xa000 0x1000>; interrupts = <0 9 8>; };
        };
        """;

    private const string Written = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x9000" />
            <protection_domain name="NAME">
                <program_image path="driver.elf" />
                <map mr="uart" vaddr="0x9000" perms="rw" cached="false" />
                <irq irq="40" id="0" />
            </protection_domain>
        </system>
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_page_is_of_the_declared_guest()
    {
        _run.Boards("report", _run.File("a.dts", Source), "--pass", "uart", "--vm", "guest7", "-o", _run.PathOf("out/report.html"));

        Assert.Equal(0, _run.Code);
        string page = File.ReadAllText(_run.PathOf("out/report.html"));
        Assert.Contains("<small>virtual machine</small> guest7</h3>", page, StringComparison.Ordinal);

        // The page is not in the folder of the source.
        Assert.Contains("<a href=\"../a.dts#L6\">a.dts(6,", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetDirectoryName(_run.PathOf("x"))!, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-o", "out/a.BoardReport.g.html", "", true)]
    [InlineData("--out-dir", "out", "", true)]
    [InlineData("--out-dir", "out", "// boards-disable-next-line BRD1087", false)]
    public void As_an_artefact_it_has_links_and_no_diagnostic_that_is_switched_off(string option, string at, string comment, bool isShown)
    {
        string misspelt = Source.Replace("interrupts = <0 8 4>;", comment + "\ninterupts = <0 8 4>;\n", StringComparison.Ordinal);
        _run.Boards("emit", "report", _run.File("a.dts", misspelt), "--pass", "uart", option, _run.PathOf(at));

        string page = File.ReadAllText(_run.PathOf("out/a.BoardReport.g.html"));
        Assert.Contains("<a href=\"../a.dts#L", page, StringComparison.Ordinal);
        Assert.Equal(isShown, page.Contains("BRD1087", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_systems_are_shown_on_one_board()
    {
        _run.Boards(
            "report", _run.File("a.dts", Source),
            "--system", _run.File("one.system", Written.Replace("NAME", "first", StringComparison.Ordinal)),
            "--system", _run.File("two.system", Written.Replace("NAME", "second", StringComparison.Ordinal)));

        Assert.Equal(0, _run.Code);
        Assert.Contains("<h2>System one</h2>", _run.Text, StringComparison.Ordinal);
        Assert.Contains("one: first, two: second</span>", _run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_system_it_is_the_default_one()
    {
        _run.Boards("report", _run.File("a.dts", Source));
        Assert.Contains("The default system: it passes every enabled device", _run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_error_the_page_shows_it()
    {
        _run.Boards("report", _run.File("a.dts", Source), "--pass", "nothing", "-o", _run.PathOf("report.html"));

        Assert.Equal(1, _run.Code);
        Assert.Contains("BRD3002", _run.Messages, StringComparison.Ordinal);
        Assert.Contains("<td class=\"sev error\">error<td>BRD3002", File.ReadAllText(_run.PathOf("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_severity_is_the_one_of_the_run()
    {
        _run.Boards("report", _run.File("a.dts", Source), "--pass", "uart", "--severity", "BRD2116=none");
        Assert.DoesNotContain("BRD2116", _run.Text, StringComparison.Ordinal);
        _run.Boards("report", _run.File("a.dts", Source), "--pass", "uart", "-Werror");
        Assert.Contains("<td class=\"sev error\">error<td>BRD2116", _run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_is_either_written_or_declared()
    {
        _run.Boards("report", _run.File("a.dts", Source), "--system", _run.File("one.system", Written), "--pass", "uart");
        Assert.Equal(2, _run.Code);
        Assert.Contains("--system and --pass cannot be used together", _run.Messages, StringComparison.Ordinal);
    }
}
