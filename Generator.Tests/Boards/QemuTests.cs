using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>
/// Compares QEMU's virt machines with the memory map and interrupt numbers of QEMU 7.2 (hw/arm/virt.c, hw/riscv/virt.c), in
/// the notation of <see cref="NodeFacts"/>.
/// </summary>
public sealed class QemuTests
{
    public static TheoryData<string, string, string, string> GicV2Nodes => WithTransports(new()
    {
        { "/memory@40000000", "absent", "0x40000000+0x80000000", "-" },
        { "/fw-cfg@9020000", "absent", "0x9020000+0x18", "-" },
        { "/pl061@9030000", "absent", "0x9030000+0x1000", "39 level = SPI 7 level-high" },
        { "/pcie@10000000", "absent", "0x4010000000+0x10000000", "-" },
        { "/pl031@9010000", "absent", "0x9010000+0x1000", "34 level = SPI 2 level-high" },
        { "/pl011@9000000", "absent", "0x9000000+0x1000", "33 level = SPI 1 level-high" },
        { "/pmu", "absent", "-", "23 level = PPI 7 level-high" },
        { "/intc@8000000", "absent", "0x8000000+0x10000; 0x8010000+0x10000; 0x8030000+0x10000; 0x8040000+0x10000", "25 level = PPI 9 level-high" },
        { "/intc@8000000/v2m@8020000", "absent", "0x8020000+0x1000", "-" },
        { "/flash@0", "absent", "0x0+0x4000000; 0x4000000+0x4000000", "-" },
        { "/cpus/cpu@0", "absent", "bus 0x0", "-" },
        { "/timer", "absent", "-", "29 level = PPI 13 level-high; 30 level = PPI 14 level-high; 27 level = PPI 11 level-high; 26 level = PPI 10 level-high" },
    });

    public static TheoryData<string, string, string, string> GicV3Nodes => WithTransports(new()
    {
        { "/memory@40000000", "absent", "0x40000000+0x80000000", "-" },
        { "/fw-cfg@9020000", "absent", "0x9020000+0x18", "-" },
        { "/pl061@9030000", "absent", "0x9030000+0x1000", "39 level = SPI 7 level-high" },
        { "/pcie@10000000", "absent", "0x4010000000+0x10000000", "-" },
        { "/pl031@9010000", "absent", "0x9010000+0x1000", "34 level = SPI 2 level-high" },
        { "/pl011@9000000", "absent", "0x9000000+0x1000", "33 level = SPI 1 level-high" },
        { "/pmu", "absent", "-", "23 level = PPI 7 level-high" },
        { "/intc@8000000", "absent", "0x8000000+0x10000; 0x80a0000+0xf60000", "25 level = PPI 9 level-high" },
        { "/intc@8000000/its@8080000", "absent", "0x8080000+0x20000", "-" },
        { "/flash@0", "absent", "0x0+0x4000000; 0x4000000+0x4000000", "-" },
        { "/cpus/cpu@0", "absent", "bus 0x0", "-" },
        { "/timer", "absent", "-", "29 level = PPI 13 level-high; 30 level = PPI 14 level-high; 27 level = PPI 11 level-high; 26 level = PPI 10 level-high" },
        { "/smmuv3@9050000", "absent", "0x9050000+0x20000", "106 edge = SPI 74 edge-rising; 107 edge = SPI 75 edge-rising; 108 edge = SPI 76 edge-rising; 109 edge = SPI 77 edge-rising" },
    });

    public static TheoryData<string, string, string, string> RiscvNodes => new()
    {
        { "/memory@80000000", "absent", "0x80000000+0x80000000", "-" },
        { "/flash@20000000", "absent", "0x20000000+0x2000000; 0x22000000+0x2000000", "-" },
        { "/fw-cfg@10100000", "absent", "0x10100000+0x18", "-" },
        { "/cpus/cpu@0", "okay", "bus 0x0", "-" },
        { "/soc/test@100000", "absent", "0x100000+0x1000", "-" },
        { "/soc/rtc@101000", "absent", "0x101000+0x1000", "11 level = source 11" },
        { "/soc/serial@10000000", "absent", "0x10000000+0x100", "10 level = source 10" },
        { "/soc/virtio_mmio@10001000", "absent", "0x10001000+0x1000", "1 level = source 1" },
        { "/soc/virtio_mmio@10002000", "absent", "0x10002000+0x1000", "2 level = source 2" },
        { "/soc/virtio_mmio@10003000", "absent", "0x10003000+0x1000", "3 level = source 3" },
        { "/soc/virtio_mmio@10004000", "absent", "0x10004000+0x1000", "4 level = source 4" },
        { "/soc/virtio_mmio@10005000", "absent", "0x10005000+0x1000", "5 level = source 5" },
        { "/soc/virtio_mmio@10006000", "absent", "0x10006000+0x1000", "6 level = source 6" },
        { "/soc/virtio_mmio@10007000", "absent", "0x10007000+0x1000", "7 level = source 7" },
        { "/soc/virtio_mmio@10008000", "absent", "0x10008000+0x1000", "8 level = source 8" },
        { "/soc/pci@30000000", "absent", "0x30000000+0x10000000", "-" },
        { "/soc/plic@c000000", "absent", "0xc000000+0x600000", "none; none" },
        { "/soc/clint@2000000", "absent", "0x2000000+0x10000", "none; none" },
    };

    [Theory]
    [MemberData(nameof(GicV2Nodes))]
    public void A_node_of_the_GICv2_machine_is_as_QEMU_lays_it_out(string path, string status, string regions, string interrupts) =>
        Assert.Equal(new NodeFacts(path, status, regions, interrupts), BoardSource.VirtGicV2.FactsOf(path));

    [Theory]
    [MemberData(nameof(GicV3Nodes))]
    public void A_node_of_the_GICv3_machine_is_as_QEMU_lays_it_out(string path, string status, string regions, string interrupts) =>
        Assert.Equal(new NodeFacts(path, status, regions, interrupts), BoardSource.VirtGicV3.FactsOf(path));

    [Theory]
    [MemberData(nameof(RiscvNodes))]
    public void A_node_of_the_RISCV_machine_is_as_QEMU_lays_it_out(string path, string status, string regions, string interrupts) =>
        Assert.Equal(new NodeFacts(path, status, regions, interrupts), BoardSource.RiscvVirt.FactsOf(path));

    [Fact]
    public void No_other_node_has_registers_or_interrupts()
    {
        Assert.Equal(Paths(GicV2Nodes), BoardSource.VirtGicV2.HardwarePaths.Order(StringComparer.Ordinal));
        Assert.Equal(Paths(GicV3Nodes), BoardSource.VirtGicV3.HardwarePaths.Order(StringComparer.Ordinal));
        Assert.Equal(Paths(RiscvNodes), BoardSource.RiscvVirt.HardwarePaths.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BoardSource.QemuFiles), MemberType = typeof(BoardSource))]
    public void Compiling_and_resolving_it_gives_no_error_and_no_warning(string file) =>
        Assert.Empty(BoardSource.At(file).Complaints);

    // The 32 transports are 0x200 apart, with consecutive interrupts from SPI 16 on.
    private static TheoryData<string, string, string, string> WithTransports(TheoryData<string, string, string, string> nodes)
    {
        for (int i = 0; i < 32; i++)
        {
            string address = (0xa000000 + (i * 0x200)).ToString("x");
            nodes.Add($"/virtio_mmio@{address}", "absent", $"0x{address}+0x200", $"{48 + i} edge = SPI {16 + i} edge-rising");
        }

        return nodes;
    }

    private static IEnumerable<string> Paths(TheoryData<string, string, string, string> nodes) =>
        nodes.Select(row => (string)row[0]).Order(StringComparer.Ordinal);
}
