using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Boards.Tests.BoardFacts;
using Boards.Tests.Harness;
using Boards.Tests.Systems;
using Xunit;

namespace Boards.Tests.Microkit.Guests;

/// <summary>
/// A guest of libvmm on QEMU's virt machine (GICv2, virtualization on) with UART, clock, GPIO and a disk that itself reads
/// and writes memory. Every line of its description has a reason.
/// </summary>
public sealed class BootedGuest
{
    // The kernel leaves 0x40000000 to 0x60000000 to user level, so the guest's RAM can be where the guest sees it. QEMU
    // puts the first disk on the last of its 32 transports.
    private static SystemTest Declaration() => new()
    {
        TestState =
        {
            AdditionalFiles = { ("/p/virt-gicv2.dts", File.ReadAllText(BoardSource.VirtGicV2.Path)) },
            Sources =
            {
                """
                using Boards;

                [MicrokitSystem("virt-gicv2.dts")]
                public static partial class Booted
                {
                    [ProtectionDomain("VMM", Priority = 254, Image = "vmm.elf")]
                    public static partial class Vmm
                    {
                        [VirtualMachine("linux", Priority = 1)]
                        [GuestMemory(0x40000000, 0x10000000, Name = "guest_ram", PhysicalAddress = 0x40000000, Setvar = "guest_ram_vaddr")]
                        [GuestDevicetree(BootArguments = "console=ttyAMA0 root=/dev/vda", InitrdSize = 0x2000000)]
                        [Passthrough("/pl011@9000000", Name = "uart", Channels = new[] { 1 })]
                        [Passthrough("/pl031@9010000", Name = "rtc")]
                        [Passthrough("/pl061@9030000", Name = "gpio")]
                        [Passthrough({|BRD3103:"/virtio_mmio@a003e00"|}, Name = "disk")]
                        public static partial class Linux;
                    }
                }
                """,
            },
        },
    };

    /// <summary>
    /// What Microkit 2.0.1 and 2.3.0 both accept: no attribute that is newer than 2.0.1, numbers and ids of interrupts in
    /// decimal, the larger page stated, because 2.0.1 would make the RAM of 65536 small pages. Maps of a program do not overlap
    /// its image. The guest's CPU interface is the fourth entry of the GIC's reg at the address of its second; its distributor
    /// is emulated by the VMM. Transports are edge-triggered, 16 + 31 + 32 is 79, and eight of them share a page.
    /// </summary>
    private const string Expected = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <!-- RAM of linux -->
            <memory_region name="guest_ram" size="0x10000000" phys_addr="0x40000000" page_size="0x200000" />
            <!-- /pl011@9000000 reg[0] -->
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <!-- /pl031@9010000 reg[0] -->
            <memory_region name="rtc" size="0x1000" phys_addr="0x9010000" />
            <!-- /pl061@9030000 reg[0] -->
            <memory_region name="gpio" size="0x1000" phys_addr="0x9030000" />
            <!-- /virtio_mmio@a003e00 reg[0] -->
            <memory_region name="disk" size="0x1000" phys_addr="0xa003000" />
            <!-- /intc@8000000 virtual CPU interface, which guests see as their CPU interface -->
            <memory_region name="gic_vcpu" size="0x1000" phys_addr="0x8040000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="guest_ram" vaddr="0x40000000" perms="rw" cached="true" setvar_vaddr="guest_ram_vaddr" />
                <!-- /pl011@9000000 -->
                <irq irq="33" id="1" trigger="level" />
                <!-- /pl031@9010000 -->
                <irq irq="34" id="0" trigger="level" />
                <!-- /pl061@9030000 -->
                <irq irq="39" id="2" trigger="level" />
                <!-- /virtio_mmio@a003e00 -->
                <irq irq="79" id="3" trigger="edge" />
                <virtual_machine name="linux" priority="1">
                    <vcpu id="0" />
                    <map mr="guest_ram" vaddr="0x40000000" perms="rwx" cached="true" />
                    <map mr="uart" vaddr="0x9000000" perms="rw" cached="false" />
                    <map mr="rtc" vaddr="0x9010000" perms="rw" cached="false" />
                    <map mr="gpio" vaddr="0x9030000" perms="rw" cached="false" />
                    <map mr="disk" vaddr="0xa003000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>

        """;

    [Fact]
    public void Its_description_is_the_one_that_boots()
    {
        string? description = Declaration().Description("Booted");
        Assert.Equal(Expected, description);
        Assert.Empty(PlanChecker.Faults(description!, addressBits: 40));
    }

    [Fact]
    public void Its_header_and_the_guests_devicetree_have_the_same_places()
    {
        SystemTest test = Declaration();
        test.GlobalOptions["build_property._EmitArtefacts"] = System.Uri.EscapeDataString("xml;header;guest-dts");
        string header = test.Artefact("Booted.g.h")!;
        string tree = test.Artefact("Booted.linux.guest.g.dts")!;

        Assert.Contains("\n    X(UART, 1, 33, 0, 0) \\\n    X(RTC, 0, 34, 0, 0) \\\n    X(GPIO, 2, 39, 0, 0) \\\n    X(DISK, 3, 79, 0, 1)\n", header, System.StringComparison.Ordinal);
        Assert.Contains("UINT64_C(0x4de00000)", header, System.StringComparison.Ordinal);
        Assert.Contains("linux,initrd-start = <0x0 0x4de00000>;", tree, System.StringComparison.Ordinal);
        Assert.Contains("linux,initrd-end = <0x0 0x4fe00000>;", tree, System.StringComparison.Ordinal);
        Assert.Contains("reg = <0x0 0x40000000 0x0 0x10000000>;", tree, System.StringComparison.Ordinal);
        Assert.DoesNotContain("v2m", tree, System.StringComparison.Ordinal);
    }

    // Information about what shares the UART and the disk's page, but no warning.
    [Fact]
    public Task Nothing_of_it_is_a_mistake() => Declaration().RunAsync();

    [Fact]
    public void No_attribute_came_after_2_0_1()
    {
        string[] known =
        [
            "memory_region name", "memory_region size", "memory_region page_size", "memory_region phys_addr", "protection_domain name",
            "protection_domain priority", "program_image path", "map mr", "map vaddr", "map perms", "map cached", "map setvar_vaddr", "irq irq", "irq id",
            "irq trigger", "virtual_machine name", "virtual_machine priority", "vcpu id",
        ];
        IEnumerable<string> used = XDocument.Parse(Expected).Descendants().SelectMany(static e => e.Attributes()).Select(static a => a.Parent!.Name + " " + a.Name).Distinct();
        Assert.Empty(used.Except(known));
    }
}
