using Boards.Tests.Microkit.Guests;
namespace Boards.Tests.Microkit.Files;

/// <summary>Systems as people write them, each without a mistake.</summary>
internal static class HandWritten
{
    /// <summary>Linux on QEMU's virt machine with its UART, clock, GPIO and a disk, in the style of libvmm's examples.</summary>
    public const string Qemu = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <memory_region name="guest_ram" size="0x10_000_000" phys_addr="0x40000000" />
            <memory_region name="serial" size="0x1_000" phys_addr="0x9000000" />
            <memory_region name="rtc" size="0x1_000" phys_addr="0x9010000" />
            <memory_region name="gpio" size="0x1_000" phys_addr="0x9030000" />
            <memory_region name="disk" size="0x1_000" phys_addr="0xa001000" />
            <memory_region name="gic_vcpu" size="0x1_000" phys_addr="0x8040000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="guest_ram" vaddr="0x40000000" perms="rw" setvar_vaddr="guest_ram_vaddr" />
                <irq irq="33" id="1" trigger="level" />
                <irq irq="34" id="2" />
                <irq irq="39" id="3" />
                <irq irq="56" id="4" trigger="edge" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="guest_ram" vaddr="0x40000000" perms="rwx" />
                    <map mr="serial" vaddr="0x9000000" perms="rw" cached="false" />
                    <map mr="rtc" vaddr="0x9010000" perms="rw" cached="false" />
                    <map mr="gpio" vaddr="0x9030000" perms="rw" cached="false" />
                    <map mr="disk" vaddr="0xa001000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>
        """;

    /// <summary>Linux on the Odroid-C4 with the buses that its drivers need, in the style of libvmm's examples.</summary>
    public const string OdroidC4 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <memory_region name="guest_ram" size="0x10_000_000" phys_addr="0x20000000" page_size="0x200_000" />
            <memory_region name="bus1" size="0x200_000" phys_addr="0xff600000" page_size="0x200_000" />
            <memory_region name="bus2" size="0x100_000" phys_addr="0xff800000" />
            <memory_region name="bus3" size="0x100_000" phys_addr="0xffd00000" />
            <memory_region name="eth" size="0x10_000" phys_addr="0xff3f0000" />
            <memory_region name="gic_vcpu" size="0x1_000" phys_addr="0xffc06000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="guest_ram" vaddr="0x20000000" perms="rw" setvar_vaddr="guest_ram_vaddr" />
                <irq irq="225" id="1" trigger="edge" />
                <irq irq="40" id="2" trigger="level" />
                <irq irq="96" id="3" trigger="level" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="guest_ram" vaddr="0x20000000" perms="rwx" />
                    <map mr="bus1" vaddr="0xff600000" perms="rw" cached="false" />
                    <map mr="bus2" vaddr="0xff800000" perms="rw" cached="false" />
                    <map mr="bus3" vaddr="0xffd00000" perms="rw" cached="false" />
                    <map mr="eth" vaddr="0xff3f0000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0xffc02000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>
        """;

    /// <summary>Separate drivers for the UART, a network card and the timer on QEMU, and a client.</summary>
    public const string Drivers = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <memory_region name="eth" size="0x10_000" phys_addr="0xa003000" />
            <memory_region name="rings" size="0x200_000" phys_addr="0x45000000" />
            <memory_region name="ring" size="0x200000" />
            <protection_domain name="serial_driver" priority="200">
                <program_image path="serial_driver.elf" />
                <map mr="uart" vaddr="0x2000000" perms="rw" cached="false" setvar_vaddr="uart_base" />
                <map mr="ring" vaddr="0x4000000" perms="rw" />
                <irq irq="33" id="0" />
            </protection_domain>
            <protection_domain name="eth_driver" priority="210">
                <program_image path="eth.elf" />
                <map mr="eth" vaddr="0x2000000" perms="rw" cached="false" />
                <map mr="rings" vaddr="0x3000000" perms="rw" cached="false" />
                <irq irq="79" id="0" trigger="edge" />
                <setvar symbol="rings_paddr" region_paddr="rings" />
            </protection_domain>
            <protection_domain name="timer" priority="201">
                <program_image path="timer.elf" />
                <irq irq="30" id="0" />
            </protection_domain>
            <protection_domain name="client" priority="1">
                <program_image path="client.elf" />
                <map mr="ring" vaddr="0x4000000" perms="rw" cached="true" />
            </protection_domain>
            <channel>
                <end pd="serial_driver" id="1" />
                <end pd="client" id="0" />
            </channel>
        </system>
        """;

    /// <summary>Two guests on QEMU, each with its own device; both see the virtual CPU interface.</summary>
    public const string TwoGuests = """
        <system>
            <memory_region name="ram_a" size="0x8_000_000" phys_addr="0x40000000" />
            <memory_region name="ram_b" size="0x8_000_000" phys_addr="0x48000000" />
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <memory_region name="rtc" size="0x1000" phys_addr="0x9010000" />
            <memory_region name="gic_vcpu" size="0x1000" phys_addr="0x8040000" />
            <protection_domain name="A" priority="254">
                <program_image path="a.elf" />
                <map mr="ram_a" vaddr="0x40000000" perms="rw" />
                <irq irq="33" id="0" />
                <virtual_machine name="a">
                    <vcpu id="0" />
                    <map mr="ram_a" vaddr="0x40000000" perms="rwx" />
                    <map mr="uart" vaddr="0x9000000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
            <protection_domain name="B" priority="254">
                <program_image path="b.elf" />
                <map mr="ram_b" vaddr="0x40000000" perms="rw" />
                <irq irq="34" id="0" />
                <virtual_machine name="b">
                    <vcpu id="0" />
                    <map mr="ram_b" vaddr="0x40000000" perms="rwx" />
                    <map mr="rtc" vaddr="0x9010000" perms="rw" cached="false" />
                    <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>
        """;

    /// <summary>A driver for the UART on QEMU's RISC-V machine.</summary>
    public const string RiscV = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x10000000" />
            <protection_domain name="serial_driver" priority="200">
                <program_image path="serial_driver.elf" />
                <map mr="uart" vaddr="0x2000000" perms="rw" cached="false" />
                <irq irq="10" id="0" />
            </protection_domain>
        </system>
        """;
}
