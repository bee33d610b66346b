using System;
using System.CommandLine;
using System.IO;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Boards.Tool;
using Boards.Tool.Commands;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class CheckCommandTests : IDisposable
{
    private readonly ToolRun _run = new();

    private static string Wrong(string right, string wrong) => HandWritten.Qemu.Replace(right, wrong, StringComparison.Ordinal);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_clean_system_is_fine()
    {
        _run.Boards("check", _run.File("linux.system", HandWritten.Qemu), "--board", _run.File("virt.dts", Specimens.QemuVirt));

        Assert.Equal(0, _run.Code);
        Assert.DoesNotContain("warning", _run.Messages, StringComparison.Ordinal);
        Assert.Empty(_run.Bytes);
    }

    [Fact]
    public void A_board_in_place_of_a_system_is_wrong_use()
    {
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        _run.Boards("check", board);

        Assert.Equal(2, _run.Code);
        Assert.Contains($"'{board}' is a devicetree, not a system description; give the board with --board", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_in_place_of_a_board_is_wrong_use()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        string message = $"boards: '{system}' is a system description; expected a devicetree source or blob\n";

        Assert.Equal((2, message), (_run.Boards("check", system, "--board", system).Code, _run.Messages));
        Assert.Equal((2, message), (_run.Boards("show", system).Code, _run.Messages));
        Assert.Equal((2, message), (_run.Boards("diff", system, system).Code, _run.Messages));
    }

    [Fact]
    public void A_warning_is_reported_at_the_attribute_and_the_devicetree_and_is_no_failure()
    {
        string system = _run.File("linux.system", Wrong("irq=\"33\" id=\"1\" trigger=\"level\"", "irq=\"33\" id=\"1\" trigger=\"edge\""));
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        _run.Boards("check", system, "--board", board);

        Assert.Equal(0, _run.Code);
        Assert.Contains($"{system}(12,39): warning BRD3214: interrupt 33: the declared trigger is 'edge', but that of /pl011@9000000 is 'level'\n{board}(", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_changes_the_board()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        string overlay = _run.File("off.dts", "/ { pl031@9010000 { status = \"disabled\"; }; };");
        Assert.DoesNotContain("BRD3003", _run.Boards("check", system, "--board", board).Messages, StringComparison.Ordinal);
        Assert.Contains(": /pl031@9010000: its status is \"disabled\"", _run.Boards("check", system, "--board", board, "--overlay", overlay).Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--overlay", "off.dts")]
    [InlineData("--platform", "qemu-arm-virt")]
    [InlineData("--platforms", "more.txt")]
    [InlineData("--guest", "guest.dts")]
    [InlineData("-I", "include")]
    [InlineData("-D", "A=1")]
    [InlineData("-U", "A")]
    [InlineData("--no-preprocessor")]
    public void An_option_of_the_board_needs_one(params string[] option)
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        Assert.Equal(2, _run.Boards(["check", system, .. option]).Code);
        Assert.StartsWith($"boards: {option[0]} needs --board\n", _run.Messages, StringComparison.Ordinal);
        _run.Boards(["check", system, .. option, "--board", _run.File("virt.dts", Specimens.QemuVirt)]);
        Assert.DoesNotContain("needs --board", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_fails()
    {
        string system = _run.File("linux.system", Wrong("irq=\"33\"", "irq=\"25\""));
        _run.Boards("check", system, "--board", _run.File("virt.dts", Specimens.QemuVirt));

        Assert.Equal(1, _run.Code);
        Assert.Contains($"{system}(12,19): error BRD3201: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_board_may_be_a_blob()
    {
        CompileResult compiled = DtsCompiler.Compile(new SourceFile("virt.dts", Specimens.QemuVirt), new InMemorySources(), CompileOptions.Default);
        File.WriteAllBytes(_run.PathOf("virt.dtb"), DtbWriter.Write(compiled.Tree));
        string system = _run.File("linux.system", Wrong("irq=\"33\"", "irq=\"45\""));
        _run.Boards("check", system, "--board", _run.PathOf("virt.dtb"));

        Assert.Equal(0, _run.Code);
        Assert.Contains("warning BRD3213: interrupt 45", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_boards_source_is_compiled_as_others_are()
    {
        _run.File("inc/memory.dtsi", "#ifdef SMALL\n/ { memory@40000000 { reg = <0 0x40000000 0 0x1000000>; }; };\n#endif\n");
        string board = _run.File("virt.dts", Specimens.QemuVirt + "\n#include \"memory.dtsi\"\n");
        string system = _run.File("linux.system", HandWritten.Qemu);

        Assert.Equal(0, _run.Boards("check", system, "--board", board, "-I", _run.PathOf("inc")).Code);
        Assert.Equal(1, _run.Boards("check", system, "--board", board, "-I" + _run.PathOf("inc"), "-DSMALL").Code);
        Assert.Contains("error BRD3112: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_boards_platform_may_be_reported()
    {
        string platforms = _run.File("k.platforms", "platform mine\n max-irq 40\n");
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        string system = _run.File("linux.system", HandWritten.Qemu);

        Assert.Equal(1, _run.Boards("check", system, "--board", board, "--platforms", platforms, "--platform", "mine").Code);
        Assert.Contains("is above 40, the highest that the kernel accepts", _run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, _run.Boards("check", system, "--board", board, "--platform", "nine").Code);
    }

    [Fact]
    public void Help_names_the_command_as_it_is_typed()
    {
        using MemoryStream nothing = new();
        using StringWriter help = new();
        BoardsCommand.Create(new Output(nothing, help)).Parse("check --help").Invoke(new InvocationConfiguration { Output = help });

        Assert.Contains("boards check <X.system>... [options]", help.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_systems_are_checked_each()
    {
        string first = _run.File("a.system", Wrong("irq=\"33\"", "irq=\"45\""));
        string second = _run.File("b.system", Wrong("irq=\"34\"", "irq=\"27\""));
        _run.Boards("check", first, second, "--board", _run.File("virt.dts", Specimens.QemuVirt));

        Assert.Equal(1, _run.Code);
        Assert.Contains($"{first}(12,19): warning BRD3213", _run.Messages, StringComparison.Ordinal);
        Assert.Contains($"{second}(13,19): error BRD3201", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_board_Microkits_rules_hold_and_that_is_said()
    {
        _run.Boards("check", _run.File("linux.system", Wrong("irq=\"33\"", "irq=\"27\"")));
        Assert.Equal((0, "boards: without --board, the systems are checked only against Microkit's rules\n"), (_run.Code, _run.Messages));

        _run.Boards("check", _run.File("linux.system", Wrong("id=\"2\"", "id=\"1\"")));
        Assert.Equal(1, _run.Code);
        Assert.Contains("error BRD3207: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_of_Microkit_is_an_option()
    {
        string system = _run.File("linux.system", Wrong("priority=\"254\"", "priority=\"254\" fpu=\"true\""));
        string board = _run.File("virt.dts", Specimens.QemuVirt);

        Assert.Equal(0, _run.Boards("check", system, "--board", board).Code);
        Assert.Equal(1, _run.Boards("check", system, "--board", board, "--microkit-version", "2.0.1").Code);
        Assert.Contains("error BRD3605: ", _run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, _run.Boards("check", system, "--board", board, "--microkit-version", "9").Code);
    }

    // The highest interrupt of the system is 56, which its disk raises.
    [Theory]
    [InlineData("platform mine\n max-irq 56\n", "mine", 0, "")]
    [InlineData("platform mine\n max-irq 55\n", "mine", 1, "linux.system(15,19): error BRD3202: ")]
    [InlineData("platform mine\n max-irq lots\n", "mine", 1, "k.platforms(2,2): error BRD2401: ")]
    [InlineData("platform mine\n", "nine", 2, "boards: the platform 'nine' is unknown; did you mean 'mine'?")]
    public void A_system_is_checked_against_the_platform_that_is_named(string platforms, string name, int code, string reported)
    {
        string board = _run.File("virt.dts", Specimens.QemuVirt);
        _run.Boards("check", _run.File("linux.system", HandWritten.Qemu), "--board", board, "--platforms", _run.File("k.platforms", platforms), "--platform", name);

        Assert.Equal(code, _run.Code);
        Assert.Contains(reported, _run.Messages, StringComparison.Ordinal);
        Assert.Equal(reported.Contains("BRD3202", StringComparison.Ordinal), _run.Messages.Contains("BRD3202", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_there_is_wrong_use()
    {
        string system = _run.File("linux.system", HandWritten.Qemu);
        Assert.Equal(2, _run.Boards("check", system, "--board", _run.PathOf("none.dts")).Code);
        Assert.Equal(2, _run.Boards("check", _run.PathOf("none.system"), "--board", _run.File("virt.dts", Specimens.QemuVirt)).Code);
        Assert.Equal(2, _run.Boards("check").Code);
    }

    [Fact]
    public void A_board_that_is_wrong_itself_fails()
    {
        _run.Boards("check", _run.File("linux.system", HandWritten.Qemu), "--board", _run.File("virt.dts", Specimens.QemuVirt + "/ { broken = ; };"));
        Assert.Equal(1, _run.Code);
        Assert.Contains("virt.dts(", _run.Messages, StringComparison.Ordinal);
    }
}
