using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Boards.Tool;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>--watch</c>, and inputs that are not overwritten.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    // Ctrl-C is the signal SIGINT.
    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task A_command_runs_again_when_an_include_changes_and_ends_at_an_interrupt()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no signals");
        string source = _run.File("a.dts", "/dts-v1/;\n#include \"b.dtsi\"\n");
        string include = _run.File("b.dtsi", "/ { #address-cells = <1>; #size-cells = <1>; lamp@9000 { reg = <0x9000 0x100>; }; };\n");
        using Process process = Start("show", source, "--watch", "--quiet");
        Lines output = new(process);

        await output.Has("/lamp@9000", 1);
        await output.Has("boards: watching 2 files; Ctrl-C ends", 1);
        File.WriteAllText(include, "/ { #address-cells = <1>; #size-cells = <1>; lamp@9000 { reg = <0xa000 0x100>; }; };\n");
        await output.Has($"boards: '{include}' has changed", 1);
        await output.Has("0xa000+0x100", 1);

        // A file that is missing for a moment is reported, and watched.
        File.Delete(source);
        await output.Has($"boards: file '{source}' does not exist", 1);
        _run.File("a.dts", "/dts-v1/;\n/ { x = <&nothing>; };\n");
        await output.Has(": error BRD0210: ", 1);
        await output.Has("boards: watching 1 file; Ctrl-C ends", 1);

        using Process kill = Process.Start("/bin/kill", $"-INT {process.Id}");
        using System.Threading.CancellationTokenSource limit = new(Limit);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void Standard_input_cannot_be_watched()
    {
        Assert.Equal(2, _run.Boards("show", "-", "--watch").Code);
        Assert.StartsWith("boards: --watch cannot be used with standard input\n", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "system", "emit", "show", "guest", "header")]
    public void Commands_that_read_sources_have_it(params string[] commands) =>
        Assert.All(commands, command => Assert.Contains("--watch", _run.Boards(command, "--help").Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("dts", "a.dts", "-o", "a.dts")]
    [InlineData("dtb", "a.dts", "-o", "b.dtsi")]
    [InlineData("dtb", "a.dts", "-o", "./x/../b.dtsi")]
    [InlineData("system", "a.dts", "-o", "link.dts")]
    [InlineData("show", "link.dts", "-o", "a.dts")]
    [InlineData("dtb", "a.dtb", "--out-dir", ".")]
    public void An_input_is_not_overwritten(string command, string input, string option, string output)
    {
        string source = _run.File("a.dts", "/dts-v1/;\n#include \"b.dtsi\"\n");
        string include = _run.File("b.dtsi", "/ { #address-cells = <1>; #size-cells = <1>; memory@0 { device_type = \"memory\"; reg = <0x0 0x1000000>; }; };\n");
        _run.File("x/c", "");
        _run.Boards("dtb", source, "-o", _run.PathOf("a.dtb"));
        File.CreateSymbolicLink(_run.PathOf("link.dts"), source);
        string[] before = [File.ReadAllText(source), File.ReadAllText(include), File.ReadAllText(_run.PathOf("a.dtb"))];

        _run.Boards(command, _run.PathOf(input), option, _run.PathOf(output));

        Assert.Equal(2, _run.Code);
        Assert.Contains("is an input of this command, and is not overwritten\n", _run.Messages, StringComparison.Ordinal);
        string[] after = [File.ReadAllText(source), File.ReadAllText(include), File.ReadAllText(_run.PathOf("a.dtb"))];
        Assert.Equal(before, after);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Output).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private sealed class Lines
    {
        private readonly StringBuilder _text = new();

        public Lines(Process process)
        {
            process.OutputDataReceived += (_, line) => Add(line.Data);
            process.ErrorDataReceived += (_, line) => Add(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        /// <summary>Waits until a text was written the given number of times.</summary>
        public async Task Has(string text, int times)
        {
            long start = Stopwatch.GetTimestamp();
            while (Text().Split(text).Length - 1 < times)
            {
                Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"'{text}' was not written:\n{Text()}");
                await Task.Delay(20);
            }
        }

        private string Text()
        {
            lock (_text)
                return _text.ToString();
        }

        // A stream ends with null.
        private void Add(string? line)
        {
            if (line is null)
                return;

            lock (_text)
                _text.Append(line).Append('\n');
        }
    }
}
