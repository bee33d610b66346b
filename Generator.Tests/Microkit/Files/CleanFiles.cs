using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>A system without a mistake has no error and no warning.</summary>
public sealed class CleanFiles
{
    private static readonly Lazy<Sel4Board> Qemu = new(static () => Sel4Board.Resolve(BoardSource.VirtGicV2.Tree));
    private static readonly Lazy<Sel4Board> QemuGicV3 = new(static () => Sel4Board.Resolve(BoardSource.VirtGicV3.Tree));
    private static readonly Lazy<Sel4Board> OdroidC4 = new(static () => Sel4Board.Resolve(BoardSource.OdroidC4.Tree));
    private static readonly Lazy<Sel4Board> RiscV = new(static () => Sel4Board.Resolve(BoardSource.RiscvVirt.Tree));

    private static void IsClean(string text, Sel4Board? board, MicrokitVersion version = MicrokitVersions.Current) =>
        Assert.Equal([], FileTest.Check(text, board, version).Where(static d => d.Severity >= Severity.Warning).Select(static d => d.ToString()));

    [Fact]
    public void A_guest_on_qemu_is_clean()
    {
        IsClean(HandWritten.Qemu, Qemu.Value);
        IsClean(HandWritten.Qemu, Declare.Board(Specimens.QemuVirt));
        IsClean(HandWritten.Qemu, null);
        IsClean(HandWritten.Qemu, Qemu.Value, MicrokitVersion.Version20);
    }

    [Fact]
    public void A_guest_on_the_odroid_c4_is_clean()
    {
        IsClean(HandWritten.OdroidC4, OdroidC4.Value);
        IsClean(HandWritten.OdroidC4, Declare.Board(Specimens.OdroidC4));
    }

    [Fact]
    public void Programs_that_drive_devices_themselves_map_them_where_they_like() => IsClean(HandWritten.Drivers, Qemu.Value);

    [Fact]
    public void Two_guests_with_devices_of_their_own_are_clean() => IsClean(HandWritten.TwoGuests, Qemu.Value);

    [Fact]
    public void On_a_gic_of_version_3_a_guest_needs_no_cpu_interface() => IsClean(
        HandWritten.Qemu.Without("""<memory_region name="gic_vcpu" size="0x1_000" phys_addr="0x8040000" />""").Without("""<map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />"""),
        QemuGicV3.Value);

    [Fact]
    public void A_tree_without_the_virtual_cpu_interface_does_not_hide_that_the_file_maps_it()
    {
        string tree = Specimens.QemuVirt.Replace(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>", "", StringComparison.Ordinal);
        IsClean(HandWritten.Qemu, Declare.Board(tree));
    }

    [Fact]
    public void A_driver_on_risc_v_is_clean() => IsClean(HandWritten.RiscV, RiscV.Value);

    [Fact]
    public void Memory_beyond_what_the_tree_states_is_the_platforms()
    {
        // The tree states 1 GiB, which the boot program corrects; the kernel's configuration has more.
        IsClean(HandWritten.OdroidC4.Replace("0x20000000", "0x80000000", StringComparison.Ordinal), OdroidC4.Value);
    }

    [Fact]
    public void Of_devices_on_one_line_and_page_those_that_work_are_meant()
    {
        string tree = Specimens.QemuVirt.Replace(
            "rtc: pl031@9010000", "spare: pl011@9000800 { compatible = \"arm,pl011\"; reg = <0 0x9000800 0 0x200>; interrupts = <0 1 4>; status = \"disabled\"; };\nrtc: pl031@9010000", StringComparison.Ordinal);
        IsClean(HandWritten.Qemu, Declare.Board(tree));
    }

    [Fact]
    public void A_program_maps_of_a_device_what_it_needs() => IsClean(
        """
        <system>
            <memory_region name="eth" size="0x1000" phys_addr="0xff3f0000" />
            <protection_domain name="eth_driver" priority="100">
                <program_image path="eth.elf" />
                <map mr="eth" vaddr="0x2000000" perms="rw" cached="false" />
                <irq irq="40" id="0" />
            </protection_domain>
        </system>
        """,
        OdroidC4.Value);

    [Fact]
    public void What_others_need_of_a_disabled_device_is_no_ones_mistake()
    {
        // The clock controller has a clock from a disabled display, as on real boards.
        string tree = Specimens.QemuVirt.Replace(
            "uart: pl011@9000000 {", """
            dsi: dsi@b001000 { compatible = "dsi"; reg = <0 0xb001000 0 0x1000>; #clock-cells = <0>; status = "disabled"; };
            clk: clock@b000000 { compatible = "clocks"; reg = <0 0xb000000 0 0x1000>; clocks = <&dsi>; #clock-cells = <0>; };
            uart: pl011@9000000 { clocks = <&clk>;
            """, StringComparison.Ordinal);
        string file = HandWritten.Qemu
            .Replace("<protection_domain", "<memory_region name=\"clocks\" size=\"0x1000\" phys_addr=\"0xb000000\" /><protection_domain", StringComparison.Ordinal)
            .Replace("</virtual_machine>", "<map mr=\"clocks\" vaddr=\"0xb000000\" cached=\"false\" /></virtual_machine>", StringComparison.Ordinal);
        IsClean(file, Declare.Board(tree));
    }

    [Fact]
    public void A_guest_whose_memory_the_tool_places_is_clean_without_bus_masters() => IsClean(
        HandWritten.Qemu.Replace(" phys_addr=\"0x40000000\"", "", StringComparison.Ordinal)
            .Without("""<irq irq="56" id="4" trigger="edge" />""").Without("""<memory_region name="disk" size="0x1_000" phys_addr="0xa001000" />""").Without("""<map mr="disk" vaddr="0xa001000" perms="rw" cached="false" />"""),
        Qemu.Value);
}

/// <summary>Texts of tests.</summary>
internal static class Texts
{
    /// <summary>A text without one part that it must have.</summary>
    public static string Without(this string text, string part)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, "", StringComparison.Ordinal);
    }
}
