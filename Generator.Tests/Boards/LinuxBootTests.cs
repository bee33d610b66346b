using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>
/// Compares the constants of the QEMU boards with what Linux itself reports on those machines: in <c>/proc/interrupts</c> the
/// number at the controller and the trigger, in <c>/proc/iomem</c> the addresses.
/// </summary>
[Trait("Category", "Slow")]
public sealed class LinuxBootTests
{
    private static readonly ConcurrentDictionary<string, Lazy<GuestLinux>> Booted = new(StringComparer.Ordinal);

    /// <summary>A board, one of its nodes, and the name with which its driver has requested its interrupt.</summary>
    public static TheoryData<string, string, string> Users => new()
    {
        { "VirtGicV2", "/pl011@9000000", "uart-pl011" },
        { "VirtGicV2", "/pl031@9010000", "rtc-pl031" },
        { "VirtGicV2", "/pmu", "arm-pmu" },
        { "VirtGicV2", "/intc@8000000", "vgic" },
        { "VirtGicV3", "/pl011@9000000", "uart-pl011" },
        { "VirtGicV3", "/pl031@9010000", "rtc-pl031" },
        { "VirtGicV3", "/pmu", "arm-pmu" },
        { "VirtGicV3", "/intc@8000000", "vgic" },
        { "VirtGicV3", "/smmuv3@9050000", "arm-smmu-v3-evtq" },
        { "VirtGicV3", "/smmuv3@9050000", "arm-smmu-v3-gerror" },
        { "VirtGicV2", "/timer", "arch_timer" },
        { "VirtGicV2", "/timer", "kvm guest vtimer" },
        { "VirtGicV3", "/timer", "arch_timer" },
        { "VirtGicV3", "/timer", "kvm guest vtimer" },
    };

    /// <summary>A board, one of its nodes, and the name of its registers or memory.</summary>
    public static TheoryData<string, string, string> Memory => new()
    {
        { "VirtGicV2", "/pl011@9000000", "9000000.pl011 pl011@9000000" },
        { "VirtGicV2", "/pl031@9010000", "pl031@9010000" },
        { "VirtGicV2", "/pl061@9030000", "9030000.pl061 pl061@9030000" },
        { "VirtGicV2", "/pcie@10000000", "PCI ECAM" },
        { "VirtGicV2", "/memory@40000000", "System RAM" },
        { "VirtGicV3", "/pl011@9000000", "9000000.pl011 pl011@9000000" },
        { "VirtGicV3", "/pl061@9030000", "9030000.pl061 pl061@9030000" },
        { "VirtGicV3", "/pcie@10000000", "PCI ECAM" },
        { "VirtGicV3", "/intc@8000000", "GICD" },
        { "VirtGicV3", "/intc@8000000", "GICR" },
    };

    [SkippableTheory]
    [MemberData(nameof(Users))]
    public void An_interrupt_has_the_number_and_the_trigger_that_Linux_prints(string board, string path, string user)
    {
        LinuxInterrupt line = Assert.Single(LinuxOn(board).Interrupts, line => line.User == user);
        Assert.Contains($"{line.Number} {line.Trigger}", BoardConstants.OfQemu(board).Interrupts(path));
        Assert.Equal(board == "VirtGicV2" ? "GICv2" : "GICv3", line.Chip);
    }

    [SkippableTheory]
    [MemberData(nameof(Memory))]
    public void A_region_is_where_Linux_finds_it(string board, string path, string name) =>
        Assert.Contains(Assert.Single(LinuxOn(board).Memory(name)), BoardConstants.OfQemu(board).Regions(path));

    // The transports that carry a device; QEMU chooses which ones do.
    [SkippableTheory]
    [InlineData("VirtGicV2")]
    [InlineData("VirtGicV3")]
    public void A_virtio_transport_is_where_Linux_finds_it(string board)
    {
        GuestLinux linux = LinuxOn(board);
        BoardConstants constants = BoardConstants.OfQemu(board);
        (string Name, string Carrier)[] transports = [.. linux.Virtio.Where(device => device.Carrier.EndsWith(".virtio_mmio", StringComparison.Ordinal))];
        Assert.Equal(2, transports.Length);
        foreach ((string name, string carrier) in transports)
        {
            string node = "virtio_mmio@" + carrier.Split('.')[0];
            LinuxInterrupt line = Assert.Single(linux.Interrupts, line => line.User == name);
            Assert.Equal([$"{line.Number} {line.Trigger}"], constants.Interrupts("/" + node));
            Assert.Equal(linux.Memory($"{carrier} {node}"), constants.Regions("/" + node));
        }
    }

    // Linux names: bus, device, function. The cards raise INTA.
    [SkippableTheory]
    [InlineData("VirtGicV2", "0000:00:01.0", 1)]
    [InlineData("VirtGicV2", "0000:00:06.0", 6)]
    [InlineData("VirtGicV3", "0000:00:01.0", 1)]
    [InlineData("VirtGicV3", "0000:00:06.0", 6)]
    public void A_PCI_card_raises_the_interrupt_of_its_slot_and_pin(string board, string card, int slot)
    {
        GuestLinux linux = LinuxOn(board);
        string driver = Assert.Single(linux.Virtio, device => device.Carrier == card).Name;
        LinuxInterrupt line = Assert.Single(linux.Interrupts, line => line.User == driver);
        Sel4Board resolved = Sel4Board.Resolve(SourceOf(board).Tree);
        Boards.Hardware.DeviceInterrupt route = resolved.Hardware.PciInterrupt(resolved.Tree.FindPath("/pcie@10000000")!, [slot], 1);
        Assert.Equal((line.Number, line.Trigger), (route.Number!.Value, route.Trigger.ToString()!.ToLowerInvariant()));
    }

    [SkippableTheory]
    [InlineData("VirtGicV2", "/timer")]
    [InlineData("VirtGicV2", "/pl061@9030000")]
    [InlineData("VirtGicV3", "/timer")]
    [InlineData("VirtGicV3", "/pl061@9030000")]
    public void Linux_has_set_up_every_line_of_a_device_that_it_drives(string board, string path)
    {
        uint[] lines = [.. LinuxOn(board).Lines];
        Assert.All(BoardConstants.OfQemu(board).Interrupts(path), line => Assert.Contains(uint.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), lines));
    }

    [SkippableTheory]
    [InlineData("VirtGicV2")]
    [InlineData("VirtGicV3")]
    public void Windows_of_the_PCI_bridge_are_where_Linux_finds_them(string board)
    {
        GuestLinux linux = LinuxOn(board);
        string[] windows =
        [
            .. SourceOf(board)["/pcie@10000000"].Windows.Where(window => window.Space != AddressSpace.Io)
                .Select(window => FormattableString.Invariant($"0x{window.Address:x}+0x{window.Size:x}")),
        ];
        Assert.Equal(linux.Memory("pcie@10000000").AsEnumerable(), windows);
    }

    // The machine of each source, by the name of the library's class.
    private static GuestLinux LinuxOn(string board) => Booted.GetOrAdd(board, static board => new Lazy<GuestLinux>(() => GuestLinux.Boot(
        board == "VirtGicV2" ? "virt,gic-version=2,virtualization=on" : "virt,gic-version=3,virtualization=on,iommu=smmuv3"))).Value;

    private static BoardSource SourceOf(string board) => board == "VirtGicV2" ? BoardSource.VirtGicV2 : BoardSource.VirtGicV3;
}
