using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards at</c>: what the address of a fault, an interrupt or a channel belongs to.</summary>
public sealed class AtCommandTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            compatible = "linux,dummy-virt";
            interrupt-parent = <&gic>;
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x10000000>; };
            gic: intc@8000000 {
                compatible = "arm,cortex-a15-gic";
                reg = <0x8000000 0x10000>, <0x8010000 0x10000>;
                #interrupt-cells = <3>;
                interrupt-controller;
                #address-cells = <1>;
                #size-cells = <1>;
                ranges;
                v2m@8020000 { compatible = "arm,gic-v2m-frame"; reg = <0x8020000 0x1000>; msi-controller; };
            };
            uart: serial@9000000 { compatible = "arm,pl011"; reg = <0x9000000 0x1000>; interrupts = <0 1 4>; };
            rtc: rtc@9010800 { compatible = "arm,pl031"; reg = <0x9010800 0x400>; interrupts = <0 2 4>; };
            gpio@9010000 { compatible = "arm,pl061"; reg = <0x9010000 0x400>; interrupts = <0 7 4>; status = "disabled"; };
            a: virtio@a000000 { compatible = "virtio,mmio"; reg = <0xa000000 0x200>; interrupts = <0 16 1>; };
            b: virtio@a000200 { compatible = "virtio,mmio"; reg = <0xa000200 0x200>; interrupts = <0 17 1>; };
        };
        """;

    private const string System = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <memory_region name="ram" size="0x8000000" phys_addr="0x40000000" />
            <memory_region name="log" size="0x1000" />
            <memory_region name="uart_regs" size="0x1000" phys_addr="0x9000000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="ram" vaddr="0x40000000" perms="rw" />
                <irq irq="33" id="7" trigger="level" />
                <virtual_machine name="linux" priority="100">
                    <vcpu id="0" />
                    <map mr="ram" vaddr="0x80000000" perms="rwx" />
                    <map mr="log" vaddr="0x9010000" perms="rw" />
                    <map mr="uart_regs" vaddr="0x9000000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
            <protection_domain name="logger" priority="100"><program_image path="logger.elf" /></protection_domain>
            <channel><end pd="VMM" id="3" /><end pd="logger" id="7" /></channel>
        </system>
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Registers_are_named_with_their_offset_and_those_on_the_same_page()
    {
        Assert.Equal(
            """
            0x9010804: /rtc@9010800 reg[0] + 0x4
              registers      /rtc@9010800 reg[0], 0x9010800..0x9010c00, arm,pl031
              page           shared with /gpio@9010000 reg[0], 0x9010000..0x9010400
              to pass it     on the command line: --pass /rtc@9010800
                             in C#: [Passthrough("/rtc@9010800")]
              without it     in the guest's devicetree: &{/rtc@9010800} { status = "disabled"; };

            """,
            At("0x9010804"));
    }

    [Fact]
    public void A_disabled_device_is_said_to_be_disabled() =>
        Assert.Contains("\n  status         disabled\n", At("0x9010000"), StringComparison.Ordinal);

    [Fact]
    public void The_kernels_registers_cannot_be_passed()
    {
        string text = At("0x8000104");

        Assert.Contains("  kernel         keeps it: GIC distributor\n", text, StringComparison.Ordinal);
        Assert.Contains("  to pass it     cannot be passed: the kernel or the monitor handles it\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[Passthrough", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_of_the_interrupt_controller_must_be_deleted_from_the_guests_devicetree()
    {
        string text = At("0x8020008");

        Assert.Contains("  without it     in the guest's devicetree: /delete-node/ &{/intc@8000000/v2m@8020000};\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("to pass it", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0xa000204", "1st")]
    [InlineData("0xa000000", "2nd")]
    public void Qemu_gives_its_transports_from_the_last(string address, string position) =>
        Assert.Contains($"  QEMU           gives it to the {position} '-device virtio-…-device' of its command line\n", At(address), StringComparison.Ordinal);

    [Fact]
    public void Memory_is_named() => Assert.Equal("0x41000000: memory, /memory@40000000\n", At("0x41000000"));

    [Fact]
    public void Where_nothing_is_the_nearest_registers_are_named()
    {
        Assert.Equal(
            """
            0x9009000: nothing: neither registers nor memory of the board
              below          /serial@9000000 reg[0], 0x9000000..0x9001000
              above          /gpio@9010000 reg[0], 0x9010000..0x9010400

            """,
            At("0x9009000"));
    }

    [Fact]
    public void A_system_says_who_sees_an_address_and_what_to_write()
    {
        string system = _run.File("x.system", System);
        Assert.Contains(
            "  seen by        machine 'linux' of 'VMM' at 0x9000018, in memory region 'uart_regs'\n", At("0x9000018", "--system", system), StringComparison.Ordinal);
        Assert.DoesNotContain("to pass it", _run.Text, StringComparison.Ordinal);

        Assert.EndsWith(
            $$"""
              seen by        no domain and no machine
              but            at 0x9010804, machine 'linux' has memory region 'log', whose physical address Microkit's tool chooses
              to pass it     on the command line: --pass /rtc@9010800
                             in C#: [Passthrough("/rtc@9010800")]
                             in {{system}}: <memory_region name="rtc" size="0x1000" phys_addr="0x9010000" />
                             and in <virtual_machine>: <map mr="rtc" vaddr="0x9010000" perms="rw" cached="false" />
                             and in <protection_domain>: <irq irq="34" trigger="level" id="…" />
              without it     in the guest's devicetree: &{/rtc@9010800} { status = "disabled"; };

            """,
            At("0x9010804", "--system", system),
            StringComparison.Ordinal);

        Assert.Contains("  seen by        domain 'VMM' at 0x40001000, in memory region 'ram'\n                 machine 'linux' of 'VMM' at 0x80001000, in memory region 'ram'\n", At("0x40001000", "--system", system), StringComparison.Ordinal);
        Assert.Contains("  but            at 0x80001000, machine 'linux' has memory region 'ram', physical address 0x40001000\n", At("0x80001000", "--system", system), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_is_followed_to_its_device_and_its_channel()
    {
        string system = _run.File("x.system", System);
        Assert.Equal(
            """
            interrupt 33: /serial@9000000 interrupts[0]
              raised by      /serial@9000000 interrupts[0], level, interrupts[0] → gic: SPI 1 → 33
              goes to        domain 'VMM', channel 7, level

            """,
            At("--irq", "0x21", "--system", system));
        Assert.EndsWith(
            $"""
              goes to        no domain
              to pass it     on the command line: --pass /rtc@9010800
                             in C#: [Passthrough("/rtc@9010800")]
                             in {system}: <irq irq="34" trigger="level" id="…" />

            """,
            At("--irq", "34", "--system", system),
            StringComparison.Ordinal);
        Assert.Equal("interrupt 99: no device of the board raises it\n", At("--irq", "99"));
    }

    [Fact]
    public void A_channel_is_an_interrupt_or_another_domain()
    {
        string system = _run.File("x.system", System);
        Assert.Equal(
            """
            channel 7:
              in             domain 'VMM': interrupt 33, level, /serial@9000000 interrupts[0]
              in             domain 'logger': notified by domain 'VMM'

            """,
            At("--channel", "7", "--system", system));
        Assert.Equal("channel 9: no domain has it\n", At("--channel", "9", "--system", system));
    }

    [Fact]
    public void A_node_is_shown_with_those_who_have_it()
    {
        Assert.Equal(
            """
            /serial@9000000: arm,pl011
              reg[0]         0x9000000..0x9001000
                             seen by machine 'linux' of 'VMM' at 0x9000000, in memory region 'uart_regs'
              interrupts[0]  interrupt 33, level
                             goes to domain 'VMM', channel 7

            """,
            At("uart", "--system", _run.File("x.system", System)));
        Assert.Contains("  reg[0]         0xa000200..0xa000400, QEMU's virtio device 1\n                 page shared with /virtio@a000000 reg[0]\n", At("/virtio@a000200"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_same_facts()
    {
        using JsonDocument json = JsonDocument.Parse(At("--json", "0xa000204", "uart", "--irq", "33", "--channel", "7", "--system", _run.File("x.system", System)));
        JsonElement[] answers = [.. json.RootElement.EnumerateArray()];

        JsonElement registers = answers[0].GetProperty("registers").EnumerateArray().Single();
        Assert.Equal("/virtio@a000200", registers.GetProperty("path").GetString());
        Assert.Equal("0x4", registers.GetProperty("offset").GetString());
        Assert.Equal(1, registers.GetProperty("qemu_device").GetInt32());
        Assert.Equal("/virtio@a000000", registers.GetProperty("page_shared_with")[0].GetProperty("path").GetString());
        Assert.Equal("linux", answers[1].GetProperty("regions")[0].GetProperty("seen_by")[0].GetProperty("machine").GetString());
        Assert.Equal(7, answers[2].GetProperty("channels")[0].GetProperty("channel").GetInt32());
        Assert.Equal(["VMM", null], answers[3].GetProperty("channels").EnumerateArray().Select(static c => c.GetProperty("peer").GetString()).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("boards: unknown node '9000000x'", "9000000x")]
    [InlineData("boards: unknown node 'ff3f0000'; did you mean '0xff3f0000'?", "ff3f0000")]
    [InlineData("boards: unknown node 'urt'; did you mean 'uart'?", "urt")]
    [InlineData("boards: 'at' needs an address, a node, --irq or --channel")]
    [InlineData("boards: 'x' is not a number; expected a decimal number, or a hexadecimal one with 0x", "--irq", "x")]
    [InlineData("boards: --channel needs --system: channel ids belong to a system", "--channel", "1")]
    public void Wrong_use_is_reported(string message, params string[] arguments)
    {
        At(arguments);

        Assert.Equal(2, _run.Code);
        Assert.Contains(message + "\n", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_devicetree_in_place_of_a_system_is_wrong_use()
    {
        string board = _run.File("other.dts", Source);
        At("uart", "--system", board);

        Assert.Equal((2, $"boards: '{board}' is a devicetree; expected a system description\n"), (_run.Code, _run.Messages));
    }

    private string At(params string[] arguments) => _run.Boards(["at", _run.File("virt.dts", Source), .. arguments]).Text;
}
