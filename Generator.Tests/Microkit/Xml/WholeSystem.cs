namespace Boards.Tests.Microkit.Xml;

/// <summary>A system description with every element and attribute of the format, in the form in which it is written.</summary>
internal static class WholeSystem
{
    /// <summary>The description. Values differ from the defaults if there is a choice.</summary>
    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <domains>
                <domain name="io" id="3" />
                <domain name="app" />
                <domain_schedule start_index="1" index_shift="2">
                    <schedule_entry domain="io" duration="1000 us" />
                    <schedule_end_marker />
                    <schedule_entry domain="app" duration="70 ticks" />
                </domain_schedule>
            </domains>
            <memory_region name="ring" size="0x2000" phys_addr="0x50000000" page_size="0x1000" />
            <memory_region name="blob" prefill_path="blob.bin" />
            <memory_region name="tree" prefill_bootinfo="fdt" />
            <protection_domain name="parent" priority="200" budget="10" period="20" passive="false" stack_size="0x8000" smc="true" cpu="0" fpu="false" domain="io">
                <program_image path="parent.elf" path_for_symbols="symbols.elf" />
                <map mr="ring" vaddr="0x20000000" perms="rwx" cached="true" setvar_vaddr="ring_vaddr" setvar_size="ring_size" />
                <map mr="blob" vaddr="0x20010000" perms="r" cached="false" setvar_prefill_size="blob_bytes" />
                <map mr="tree" vaddr="0x20020000" perms="r" cached="true" />
                <irq irq="77" id="3" trigger="edge" setvar_id="irq_id" />
                <irq id="4" pin="9" vector="17" ioapic="1" trigger="level" polarity="low" setvar_id="pin_id" />
                <irq id="5" pcidev="00:1f.2" handle="6" vector="18" setvar_id="msi_id" />
                <ioport id="7" addr="0x3f8" size="8" setvar_id="port_id" setvar_addr="port_addr" />
                <setvar symbol="ring_paddr" region_paddr="ring" />
                <cspace>
                    <cap_tcb slot="1" pd="child" />
                    <cap_sc slot="2" pd="child" />
                    <cap_vspace slot="127" pd="parent" />
                </cspace>
                <virtual_machine name="guest" priority="100" budget="30" period="40">
                    <vcpu id="0" cpu="0" />
                    <vcpu id="2" cpu="0" setvar_id="second_vcpu" />
                    <map mr="ring" vaddr="0x40000000" perms="rw" cached="true" />
                </virtual_machine>
                <protection_domain name="child" id="1" setvar_id="child_id" priority="1" domain="app">
                    <program_image path="child.elf" />
                </protection_domain>
            </protection_domain>
            <channel>
                <end pd="parent" id="10" notify="false" setvar_id="end_id" />
                <end pd="child" id="11" pp="true" />
            </channel>
            <io_address_space name="nic" peripheral_id="00:03.0" domain_id="1">
                <iomap mr="ring" iovaddr="0x100000" perms="rw" />
            </io_address_space>
        </system>

        """;
}
