using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Boards.Tool;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>What is printed on a terminal, and what is written to a file or a pipe.</summary>
public sealed class TerminalTests : IDisposable
{
    // A label, an alias, a disabled device, a warning and an information diagnostic.
    private const string Source = """
        /dts-v1/;
        / {
            model = <1>;
            #address-cells = <1>;
            #size-cells = <1>;
            aliases { serial0 = "/serial@9000"; };
            uart: serial@9000 { compatible = "acme,a-serial-port-with-a-long-name"; reg = <0x9000 0x100>; };
            timer@a000 { compatible = "acme,timer"; reg = <0xa000 0x100>; status = "disabled"; };
            lamp@1 { };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_table_fits_the_width_of_a_terminal(int width)
    {
        string board = Path.Combine(Repository.Root, "Boards.OdroidC4", "odroidc4.dts");
        _run.Terminal = new Terminal(width, HasColours: false);

        string[] shown = _run.Boards("show", board, "-q").Text.Split('\n');
        string[] tree = _run.Boards("show", board, "-q", "--deps", "ethernet0").Text.Split('\n');

        Assert.All(shown.Concat(tree), line => Assert.True(line.Length <= width, line));
        Assert.DoesNotContain(shown, static line => line.Contains('\e'));
        if (width == 100)
            Assert.Contains("0xff3f0000+0x10000", string.Concat(shown), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_redirected_has_neither_colours_nor_width()
    {
        string source = _run.File("a.dts", Source);
        string plain = _run.Boards("show", source).Text;
        string messages = _run.Messages;
        _run.Terminal = new Terminal(40, HasColours: true);
        _run.Boards("show", source, "--out", _run.PathOf("a.txt"));

        Assert.Equal(plain, File.ReadAllText(_run.PathOf("a.txt")));
        Assert.DoesNotContain('\e', plain + messages);
        Assert.Contains('\e', _run.Boards("show", source).Text);
    }

    [Fact]
    public void Json_on_a_terminal_is_the_json_of_a_pipe()
    {
        string source = _run.File("a.dts", Source);
        string[] piped = [.. new[] { "--enabled", "--deps=uart" }.Select(option => _run.Boards("show", source, "--json", option).Text)];
        _run.Terminal = new Terminal(40, HasColours: true);

        Assert.Equal(piped, new[] { "--enabled", "--deps=uart" }.Select(option => _run.Boards("show", source, "--json", option).Text));
    }

    [Fact]
    public void Severities_are_coloured_and_information_is_counted()
    {
        string source = _run.File("a.dts", Source);
        _run.Terminal = new Terminal(80, HasColours: true);

        _run.Boards("show", source);
        Assert.Contains($"{source}(3,13): \e[33mwarning BRD1004\e[0m: /: ", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("info BRD", _run.Messages, StringComparison.Ordinal);
        int infos = Infos(_run.Messages.Split('\n')[^2], " hidden; --info shows them");

        _run.Boards("show", source, "--info");
        Assert.Equal(infos, _run.Messages.Split("\e[36minfo BRD").Length - 1);
        Assert.Equal(infos, Infos(_run.Messages.Split('\n')[^2], ""));
    }

    [Fact]
    public void A_pipe_gets_all_diagnostics_and_their_number()
    {
        _run.Boards("show", _run.File("a.dts", Source));

        string[] lines = _run.Messages.TrimEnd('\n').Split('\n');
        int infos = lines.Count(static line => line.Contains(": info BRD", StringComparison.Ordinal));
        int warnings = lines.Count(static line => line.Contains(": warning BRD", StringComparison.Ordinal));
        Assert.Equal($"boards: {warnings} warning{(warnings == 1 ? "" : "s")}, {infos} info{(infos == 1 ? "" : "s")}", lines[^1]);
        Assert.Equal("", _run.Boards("show", _run.PathOf("a.dts"), "--quiet").Messages);
    }

    [Fact]
    public async Task Progress_is_shown_after_a_delay_and_gives_way_to_messages()
    {
        using StringWriter screen = new();
        using ProgressLine progress = new(screen, TimeSpan.Zero);
        progress.Start("boards dtb:");
        progress.Advance(3, 7);
        while (!Shown().Contains("3 of 7", StringComparison.Ordinal))
            await Task.Delay(10);
        progress.Write("a.dts(1,1): error\n");
        progress.Stop();

        Assert.Matches("\r\e\\[Kboards dtb: 3 of 7 \\([0-9]+ s\\)", Shown());
        Assert.Contains("s)\r\e[Ka.dts(1,1): error\n", Shown(), StringComparison.Ordinal);

        using StringWriter quick = new();
        using ProgressLine none = new(quick, TimeSpan.FromMinutes(1));
        none.Start("boards show:");
        none.Stop();
        Assert.Equal("", quick.ToString());

        string Shown()
        {
            lock (screen)
                return screen.ToString();
        }
    }

    // The program script (util-linux) runs a command with a terminal. BOARDS and NO_COLOR are set by env.
    [SkippableTheory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    [InlineData("TERM=dumb", false)]
    [Trait("Category", "Slow")]
    public async Task A_real_terminal_is_found_and_no_color_is_obeyed(string setting, bool hasColours)
    {
        Skip.If(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"), "script is not installed");
        string source = _run.File("a.dts", Source);
        string tool = typeof(Output).Assembly.Location;

        CommandResult shown = await Command.RunAsync(
            "/usr/bin/script", Path.GetDirectoryName(source)!, "-qec", $"stty cols 70; env TERM=xterm {setting} {Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"} '{tool}' show a.dts", "/dev/null");

        Assert.Equal(hasColours, shown.Output.Contains("\e[33mwarning", StringComparison.Ordinal));
        Assert.Equal(hasColours, shown.Output.Contains("\e[1m", StringComparison.Ordinal));
        Assert.Contains("0x9000+0x100", shown.Output, StringComparison.Ordinal);
        if (setting == "NO_COLOR=1")
            Assert.All(shown.Output.Split('\n').Where(static line => !line.Contains(": warning ", StringComparison.Ordinal)), static line => Assert.True(line.TrimEnd('\r').Split('\r')[^1].Replace("\e[K", "", StringComparison.Ordinal).Length <= 70, line));
    }

    private static int Infos(string summary, string end)
    {
        Assert.EndsWith(end, summary, StringComparison.Ordinal);
        string count = summary[..^end.Length].Split(", ")[^1];
        Assert.Matches("^[0-9]+ infos?$", count);
        return int.Parse(count.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
