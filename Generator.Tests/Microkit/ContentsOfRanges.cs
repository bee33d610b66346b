using System;
using System.Linq;
using System.Threading;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>What a range of physical addresses contains, and which interrupt numbers are available to user level.</summary>
public sealed class ContentsOfRanges
{
    private static readonly Sel4Board Board = Declare.Board("""
        /dts-v1/;
        / {
            compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>;
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x1000000>; };
            a@1000 { compatible = "acme,a"; reg = <0x1000 0x1000>; child { }; };
            b@2000 { compatible = "acme,b"; reg = <0x2000 0x1000>; };
            c@3800 { compatible = "acme,c"; reg = <0x3800 0x100>; };
            off@5000 { compatible = "acme,off"; status = "disabled"; reg = <0x5000 0x1000>; };
            shared@6000 { compatible = "generic-uio"; reg = <0x6000 0x1000>; };
            panel@40100000 { compatible = "acme,panel"; reg = <0x40100000 0x1000>; };
            bus { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x10000000 0x10000>; d@0 { compatible = "acme,d"; reg = <0 0x1000>; }; };
            pcie@7000 { compatible = "pci-host-ecam-generic"; device_type = "pci"; reg = <0x7000 0x1000>; #address-cells = <3>; #size-cells = <2>;
                ranges = <0x2000000 0 0x20000000 0x20000000 0 0x1000>, <0 0 0 0x30000000 0 0x1000>; };
        };
        """);

    private static readonly PhysicalMap Map = new(Board, CancellationToken.None);

    [Theory]
    [InlineData(0x1000ul, 0x1000ul, "/a@1000", "", false)]
    [InlineData(0x1000ul, 0x2000ul, "/a@1000 /b@2000", "", false)]
    [InlineData(0x1ffful, 0x1ul, "/a@1000", "", false)]
    [InlineData(0x4000ul, 0x1000ul, "", "", false)]
    [InlineData(0x40000000ul, 0x1000ul, "", "", true)]
    [InlineData(0x40100000ul, 0x1000ul, "", "", true)]
    [InlineData(0x40fff000ul, 0x2000ul, "", "", false)]
    [InlineData(0x10000000ul, 0x10000ul, "/bus/d@0", "/bus", false)]
    [InlineData(0x10000000ul, 0x8000ul, "/bus/d@0", "", false)]
    public void A_range_holds_registers_a_whole_bus_or_memory(ulong start, ulong size, string devices, string bus, bool isMemory)
    {
        RegionContents contents = Map.ContentsOf(AddressRange.Of(start, size));
        Assert.Equal(
            (devices, bus, isMemory, devices.Length > 0, devices.Length == 0 && start is 0x4000),
            (string.Join(" ", contents.Devices.Select(static device => device.Path)), contents.Bus?.Path ?? "", contents.IsMemory, contents.IsOfDevices, contents.IsNothing));
    }

    [Fact]
    public void Memory_that_a_range_leaves_is_named() =>
        Assert.Equal("0x40000000..0x41000000", Map.ContentsOf(AddressRange.Of(0x40fff000, 0x2000)).Memory.ToString());

    // What is in the window of a host bridge is found at run time; its configuration space is not a window to devices.
    [Theory]
    [InlineData(0x20000000ul, "/pcie@7000", true)]
    [InlineData(0x20001000ul, "", false)]
    [InlineData(0x30000000ul, "", false)]
    [InlineData(0x10000000ul, "", true)]
    public void A_range_lies_in_the_window_of_a_bridge(ulong start, string window, bool isOfDevices)
    {
        RegionContents contents = Map.ContentsOf(AddressRange.Of(start, 0x1000));
        Assert.Equal((window, isOfDevices, !isOfDevices), (contents.Window?.Path ?? "", contents.IsOfDevices, contents.IsNothing));
    }

    [Theory]
    [InlineData(0x10000000ul, 0x10000ul, "/bus")]
    [InlineData(0x10000000ul, 0x8000ul, "")]
    [InlineData(0x20000000ul, 0x1000ul, "")]
    public void A_bus_is_in_a_range_that_holds_its_window(ulong start, ulong size, string buses) =>
        Assert.Equal(buses, string.Join(" ", Map.BusesIn(AddressRange.Of(start, size)).Select(static bus => bus.Bus.Path)));

    [Theory]
    [InlineData(0x1000ul, "/a@1000")]
    [InlineData(0x1ffful, "/a@1000")]
    [InlineData(0x2000ul, "/b@2000")]
    [InlineData(0x3000ul, null)]
    [InlineData(0x5000ul, null)]
    [InlineData(0x6000ul, null)]
    public void An_address_is_that_of_a_device_that_is_used(ulong address, string? device) => Assert.Equal(device, Map.DeviceAt(address)?.Path);

    [Theory]
    [InlineData(0x1000ul, 0x1000ul, "/a@1000")]
    [InlineData(0x3000ul, 0x1000ul, "/c@3800")]
    [InlineData(0x3000ul, 0x880ul, null)]
    [InlineData(0x0ul, 0x4000ul, null)]
    [InlineData(0x5000ul, 0x1000ul, null)]
    [InlineData(0x6000ul, 0x1000ul, null)]
    public void A_range_fits_a_device_whose_pages_begin_with_it(ulong start, ulong size, string? device) =>
        Assert.Equal(device, Map.DeviceFitting(AddressRange.Of(start, size))?.Path);

    [Theory]
    [InlineData("/a@1000", "/a@1000", true)]
    [InlineData("/a@1000", "/a@1000/child", true)]
    [InlineData("/a@1000/child", "/a@1000", true)]
    [InlineData("/a@1000/child", "/b@2000", false)]
    public void Nodes_are_of_one_line_where_one_is_above_the_other(string one, string other, bool areOne) =>
        Assert.Equal(areOne, PhysicalMap.AreOneLine(Board.Tree.FindPath(one)!, Board.Tree.FindPath(other)!));

    // On RISC-V, the controllers of the harts come first in the tree.
    [Fact]
    public void The_controller_is_the_one_that_the_kernel_drives() =>
        Assert.Equal("/soc/plic@c000000", KernelShare.Of(Sel4Board.Resolve(BoardSource.RiscvVirt.Tree)).Controller!.Path);

    // Software-generated interrupts are 0 to 15; the last number of the platform is a valid interrupt.
    [Theory]
    [InlineData(15, "SoftwareInterrupt")]
    [InlineData(16, "")]
    [InlineData(27, "KernelInterrupt")]
    [InlineData(159, "")]
    [InlineData(160, "OutOfRange")]
    public void A_number_that_user_level_cannot_have_has_a_reason(int number, string reason)
    {
        KernelShare kernel = KernelShare.Of(Declare.Board(Specimens.QemuVirt));
        Assert.Equal(reason, InterruptLimits.ObjectionTo(kernel, "d", (uint)number, Declare.At("at"))?.GetType().Name ?? "");
    }

    // The loader puts the kernel at the beginning of memory, wherever memory is in the platform's list.
    [Theory]
    [InlineData("xlnx,zynqmp-zcu102", "0x0..0x200000")]
    [InlineData("linux,dummy-virt", "0x60000000..0x60200000")]
    [InlineData("acme,board", "0x0..0x0")]
    public void The_image_of_the_kernel_is_at_the_beginning_of_memory(string compatible, string image) => Assert.Equal(
        image, KernelShare.Of(Declare.Board($"/dts-v1/; / {{ compatible = \"{compatible}\"; #address-cells = <2>; #size-cells = <2>; memory@0 {{ device_type = \"memory\"; reg = <0 0 0 0x1000000>; }}; }};")).Image.ToString());

    [Theory]
    [InlineData("okay", true)]
    [InlineData("disabled", false)]
    public void A_controller_that_is_off_is_not_the_kernels(string status, bool hasGic)
    {
        KernelShare kernel = KernelShare.Of(Declare.Board($$"""
            /dts-v1/;
            / { compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>;
                gic@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0x8000000 0x1000>, <0x8002000 0x2000>; status = "{{status}}"; }; };
            """));
        Assert.Equal((hasGic, hasGic), (kernel.HasGic, kernel.Controller is not null));
    }
}
