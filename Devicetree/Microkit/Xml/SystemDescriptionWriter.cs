using System.Globalization;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Model;
using Boards.Devicetree.Microkit.Model.X86;

namespace Boards.Devicetree.Microkit.Xml;

/// <summary>
/// Writes a system description as the XML that Microkit's tool reads. Addresses and sizes are hexadecimal; interrupt
/// numbers and ids are decimal, for the tool stops at anything else there.
/// </summary>
public static class SystemDescriptionWriter
{
    /// <summary>The whole file: UTF-8 is declared, lines end in <c>\n</c>.</summary>
    public static string Write(SystemDescription system)
    {
        XmlText xml = new();
        xml.Comment(system.Comment);
        xml.Open("system");
        foreach (MemoryRegion region in system.MemoryRegions)
            Write(xml, region);
        foreach (ProtectionDomain domain in system.ProtectionDomains)
            Write(xml, domain);
        foreach (Channel channel in system.Channels)
            Write(xml, channel);
        xml.Close();
        return xml.ToString();
    }

    private static void Write(XmlText xml, MemoryRegion region)
    {
        xml.Comment(region.Comment);
        xml.Open("memory_region")
            .Attribute("name", region.Name)
            .Attribute("size", Hex(region.Size))
            .Attribute("phys_addr", Hex(region.PhysicalAddress))
            .Attribute("page_size", Hex(region.PageSize))
            .Attribute("prefill_path", region.PrefillPath)
            .Attribute("prefill_bootinfo", region.PrefillBootInfo);
        xml.Close();
    }

    private static void Write(XmlText xml, ProtectionDomain domain)
    {
        xml.Open("protection_domain")
            .Attribute("name", domain.Name)
            .Attribute("id", Decimal(domain.Id))
            .Attribute("setvar_id", domain.SetvarId)
            .Attribute("priority", Decimal(domain.Priority))
            .Attribute("budget", Decimal(domain.Budget))
            .Attribute("period", Decimal(domain.Period))
            .Attribute("passive", Boolean(domain.Passive))
            .Attribute("stack_size", Hex(domain.StackSize))
            .Attribute("smc", Boolean(domain.Smc))
            .Attribute("cpu", Decimal(domain.Cpu))
            .Attribute("fpu", Boolean(domain.Fpu))
            .Attribute("domain", domain.Domain);
        xml.Open("program_image")
            .Attribute("path", domain.ProgramImage)
            .Attribute("path_for_symbols", domain.PathForSymbols);
        xml.Close();
        foreach (Map map in domain.Maps)
            Write(xml, map);
        foreach (Irq irq in domain.Irqs)
            Write(xml, irq);
        foreach (IoPort port in domain.IoPorts)
            Write(xml, port);
        foreach (Setvar setvar in domain.Setvars)
        {
            xml.Open("setvar").Attribute("symbol", setvar.Symbol).Attribute("region_paddr", setvar.Region);
            xml.Close();
        }

        WriteCSpace(xml, domain.CSpace);
        if (domain.VirtualMachine is { } machine)
            Write(xml, machine);
        foreach (ProtectionDomain child in domain.Children)
            Write(xml, child);
        xml.Close();
    }

    private static void Write(XmlText xml, VirtualMachine machine)
    {
        xml.Open("virtual_machine")
            .Attribute("name", machine.Name)
            .Attribute("priority", Decimal(machine.Priority))
            .Attribute("budget", Decimal(machine.Budget))
            .Attribute("period", Decimal(machine.Period));
        foreach (Vcpu vcpu in machine.Vcpus)
        {
            xml.Open("vcpu")
                .Attribute("id", Decimal(vcpu.Id))
                .Attribute("cpu", Decimal(vcpu.Cpu))
                .Attribute("setvar_id", vcpu.SetvarId);
            xml.Close();
        }

        foreach (Map map in machine.Maps)
            Write(xml, map);
        xml.Close();
    }

    private static void Write(XmlText xml, Map map)
    {
        xml.Open("map")
            .Attribute("mr", map.Region)
            .Attribute("vaddr", Hex(map.Address))
            .Attribute("perms", map.Permissions)
            .Attribute("cached", Boolean(map.Cached))
            .Attribute("setvar_vaddr", map.SetvarAddress)
            .Attribute("setvar_size", map.SetvarSize)
            .Attribute("setvar_prefill_size", map.SetvarPrefillSize);
        xml.Close();
    }

    private static void Write(XmlText xml, Irq irq)
    {
        xml.Comment(irq.Comment);
        xml.Open("irq");
        switch (irq)
        {
            case WiredIrq wired:
                xml.Attribute("irq", Decimal(wired.Number)).Attribute("id", Decimal(irq.Id)).Attribute("trigger", Trigger(wired.Trigger));
                break;
            case IoApicIrq pin:
                xml.Attribute("id", Decimal(irq.Id))
                    .Attribute("pin", Decimal(pin.Pin))
                    .Attribute("vector", Decimal(pin.Vector))
                    .Attribute("ioapic", Decimal(pin.IoApic))
                    .Attribute("trigger", pin.Trigger is { } trigger ? Trigger(trigger) : null)
                    .Attribute("polarity", pin.ActiveLow is { } low ? (low ? "low" : "high") : null);
                break;
            case MsiIrq message:
                xml.Attribute("id", Decimal(irq.Id))
                    .Attribute("pcidev", message.PciDevice)
                    .Attribute("handle", Decimal(message.Handle))
                    .Attribute("vector", Decimal(message.Vector));
                break;
        }

        xml.Attribute("setvar_id", irq.SetvarId);
        xml.Close();
    }

    private static void Write(XmlText xml, IoPort port)
    {
        xml.Open("ioport")
            .Attribute("id", Decimal(port.Id))
            .Attribute("addr", Hex(port.Address))
            .Attribute("size", Decimal(port.Size))
            .Attribute("setvar_id", port.SetvarId)
            .Attribute("setvar_addr", port.SetvarAddress);
        xml.Close();
    }

    private static void WriteCSpace(XmlText xml, ValueList<CSpaceSlot> slots)
    {
        if (slots.IsEmpty)
            return;
        xml.Open("cspace");
        foreach (CSpaceSlot slot in slots)
        {
            string capability = slot.Capability switch
            {
                CapabilityKind.Thread => "cap_tcb",
                CapabilityKind.SchedulingContext => "cap_sc",
                _ => "cap_vspace",
            };
            xml.Open(capability).Attribute("slot", Decimal(slot.Slot)).Attribute("pd", slot.ProtectionDomain);
            xml.Close();
        }

        xml.Close();
    }

    private static void Write(XmlText xml, Channel channel)
    {
        xml.Open("channel");
        foreach (ChannelEnd end in (ChannelEnd[])[channel.First, channel.Second])
        {
            xml.Open("end")
                .Attribute("pd", end.ProtectionDomain)
                .Attribute("id", Decimal(end.Id))
                .Attribute("notify", Boolean(end.Notify))
                .Attribute("pp", Boolean(end.ProtectedCalls))
                .Attribute("setvar_id", end.SetvarId);
            xml.Close();
        }

        xml.Close();
    }

    private static string? Hex(ulong? value) =>
        value is { } number ? "0x" + number.ToString("x", CultureInfo.InvariantCulture) : null;

    private static string? Decimal(ulong? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Decimal(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Decimal(uint? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Boolean(bool? value) => value is { } known ? (known ? "true" : "false") : null;

    private static string Trigger(TriggerMode trigger) => trigger == TriggerMode.Edge ? "edge" : "level";
}
