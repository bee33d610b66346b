using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>What an seL4 kernel reserves on a board, as its own hardware generator computes it for a hypervisor.</summary>
public sealed class KernelShareTests
{
    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts", "odroidc4", "0xffc01000..0xffc02000 0xffc02000..0xffc03000 0xffc04000..0xffc05000", "25 26 27", "0xff803000..0xff804000", 255u)]
    [InlineData("Boards.Qemu/virt-gicv2.dts", "qemu_virt_aarch64", "0x8000000..0x8001000 0x8010000..0x8011000 0x8030000..0x8031000", "25 26 27", "0x9000000..0x9001000", 159u)]
    [InlineData("Boards.Qemu/virt-gicv3.dts", "qemu_virt_aarch64", "0x8000000..0x8010000 0x80a0000..0x81a0000", "25 26 27", "0x9000000..0x9001000", 159u)]
    [InlineData("Boards.Qemu/riscv-virt.dts", "qemu_virt_riscv64", "0xc000000..0xc600000", "", "0x10000000..0x10001000", 95u)]
    public void A_hypervisor_keeps_pages_and_interrupts(string file, string name, string pages, string interrupts, string uart, uint highest)
    {
        Platform platform = Sel4Board.Resolve(BoardSource.At(file).Tree).Platform;
        Assert.Equal(
            (name, pages, interrupts, uart, highest),
            (platform.Name, string.Join(" ", platform.KernelRanges.Select(k => k.Range)), string.Join(" ", platform.KernelInterrupts.Select(k => k.Number)), platform.DebugUart?.ToString() ?? "", platform.MaxIrq));
    }

    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts", 0xffc02000, 0xffc06000)]
    [InlineData("Boards.Qemu/virt-gicv2.dts", 0x8010000, 0x8040000)]
    public void A_guest_has_the_virtual_CPU_interface_where_it_expects_the_physical_one(string file, ulong guest, ulong address) =>
        Assert.Equal(new VirtualCpuInterface { GuestAddress = guest, Address = address, Size = 0x1000 }, Sel4Board.Resolve(BoardSource.At(file).Tree).Platform.VirtualCpuInterface);

    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts", "0xffc01000..0xffc02000 0xffc02000..0xffc03000")]
    [InlineData("Boards.Qemu/virt-gicv2.dts", "0x8000000..0x8001000 0x8010000..0x8011000")]
    public void A_kernel_that_is_no_hypervisor_keeps_the_virtual_timer_and_no_interface_of_guests(string file, string pages)
    {
        Platform platform = Sel4Board.Resolve(BoardSource.At(file).Tree, new Sel4Options { IsHypervisor = false }).Platform;
        Assert.Equal((pages, "27"), (string.Join(" ", platform.KernelRanges.Select(k => k.Range)), string.Join(" ", platform.KernelInterrupts.Select(k => k.Number))));
    }

    // Pages of the ODROID-C4 with registers of several devices: which devices are reported, and some of the devices that they are reported with.
    [Theory]
    [InlineData("0xff634000", "/soc/ethernet@ff3f0000", "/soc/bus@ff600000/bus@34400/pinctrl@40/bank@40", "/soc/bus@ff600000/temperature-sensor@34800", "/soc/bus@ff600000/temperature-sensor@34c00")]
    [InlineData("0xff63c000", "/soc/bus@ff600000/bus@3c000/system-controller@0", "/soc/vpu@ff900000")]
    [InlineData("0xff660000", "/soc/bus@ff600000/bus@60000/clock-controller@0", "/soc/bus@ff600000/bus@60000/reset-controller@280", "/soc/bus@ff600000/bus@60000/audio-controller@540")]
    [InlineData("0xff800000", "/soc/bus@ff800000/sys-ctrl@0", "/soc/bus@ff800000/rtc@a8", "/soc/bus@ff800000/cec@280", "/soc/bus@ff800000/ao-secure@140")]
    [InlineData("0xffd0f000", "/soc/bus@ffd00000/interrupt-controller@f080", "/soc/bus@ffd00000/watchdog@f0d0")]
    public void A_page_of_several_devices_is_reported_with_its_occupants(string page, params string[] occupants)
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.OdroidC4.Tree);
        string message = Assert.Single(board.Diagnostics, d => d.Id == "BRD2008" && d.Message.Contains($"the page at {page} ", StringComparison.Ordinal)).Message;
        AddressRange pages = AddressRange.Of(Convert.ToUInt64(page, 16), 0x1000);
        string[] there = [.. board.Devices.Where(d => d.Role == DeviceRole.Device && d.Regions.Any(r => r.IsMemoryMapped && r.Range.Overlaps(pages))).Select(d => d.Path)];
        Assert.All(occupants, path => Assert.Contains(path, there));
        Assert.Equal(there.Length > 9, message.Contains(" more;", StringComparison.Ordinal));
    }
}
