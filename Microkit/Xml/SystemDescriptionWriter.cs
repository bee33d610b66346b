using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Model;
using Boards.Microkit.Model.Scheduling;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Model.X86;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Xml;

/// <summary>
/// Writes a system description as the XML that Microkit's tool reads, in the form of the version that it is for.
/// Addresses and sizes are hexadecimal; interrupt numbers and ids are decimal, for the tool stops at anything else there.
/// </summary>
public sealed class SystemDescriptionWriter
{
    private readonly XmlText _xml = new();
    private readonly Dialect _dialect;

    private SystemDescriptionWriter(SystemDescription system) => _dialect = new Dialect(system);

    /// <summary>The whole file: UTF-8 is declared, lines end in <c>\n</c>.</summary>
    public static string Write(SystemDescription system)
    {
        SystemDescriptionWriter writer = new(system);
        writer.WriteSystem(system);
        return writer._xml.ToString();
    }

    private void WriteSystem(SystemDescription system)
    {
        _xml.Comment(system.Comment);
        _xml.Open("system");
        // Protection domains are read with the scheduling domains that stand before them.
        if (system.Domains is { } domains)
            Write(domains);
        foreach (MemoryRegion region in system.MemoryRegions)
            Write(region);
        foreach (ProtectionDomain domain in system.ProtectionDomains)
            Write(domain);
        foreach (Channel channel in system.Channels)
            Write(channel);
        foreach (IoAddressSpace space in system.IoAddressSpaces)
            Write(space);
        _xml.Close();
    }

    private void Write(MemoryRegion region)
    {
        _xml.Comment(region.Comment);
        Open(SystemGrammar.MemoryRegion)
            .Attribute("name", region.Name)
            .Attribute("size", Hex(region.Size))
            .Attribute("phys_addr", Hex(region.PhysicalAddress))
            .Attribute("page_size", Hex(_dialect.PageSize(region)))
            .Attribute("prefill_path", region.PrefillPath)
            .Attribute("prefill_bootinfo", region.PrefillBootInfo);
        _xml.Close();
    }

    private void Write(ProtectionDomain domain)
    {
        Open(SystemGrammar.ChildDomain)
            .Attribute("name", domain.Name)
            .Attribute("id", Decimal(domain.Id))
            .Attribute("setvar_id", domain.SetvarId)
            .Attribute("priority", Decimal(domain.Priority))
            .Attribute("budget", Decimal(domain.Budget))
            .Attribute("period", Decimal(domain.Period))
            .Attribute("passive", Boolean(domain.Passive))
            .Attribute("pp", Boolean(_dialect.AcceptsCalls(domain)))
            .Attribute("stack_size", Hex(domain.StackSize))
            .Attribute("smc", Boolean(domain.Smc))
            .Attribute("cpu", Decimal(domain.Cpu))
            .Attribute("fpu", Boolean(domain.Fpu))
            .Attribute("domain", domain.Domain);
        Open(SystemGrammar.ProgramImage)
            .Attribute("path", domain.ProgramImage)
            .Attribute("path_for_symbols", domain.PathForSymbols);
        _xml.Close();
        foreach (Map map in domain.Maps)
            Write(map, SystemGrammar.DomainMap);
        foreach (Irq irq in domain.Irqs)
            Write(irq);
        foreach (IoPort port in domain.IoPorts)
            Write(port);
        foreach (Setvar setvar in domain.Setvars)
        {
            Open(SystemGrammar.Setvar).Attribute("symbol", setvar.Symbol).Attribute("region_paddr", setvar.Region);
            _xml.Close();
        }

        WriteCSpace(domain.CSpace);
        if (domain.VirtualMachine is { } machine)
            Write(machine);
        foreach (ProtectionDomain child in domain.Children)
            Write(child);
        _xml.Close();
    }

    private void Write(VirtualMachine machine)
    {
        Vcpu? own = _dialect.HasMachineIds ? machine.Vcpus.FirstOrDefault() : null;
        Open(SystemGrammar.VirtualMachine)
            .Attribute("name", machine.Name)
            .Attribute("id", Decimal(own?.Id))
            .Attribute("priority", Decimal(machine.Priority))
            .Attribute("budget", Decimal(machine.Budget))
            .Attribute("period", Decimal(machine.Period))
            .Attribute("cpu", Decimal(own?.Cpu));
        foreach (Vcpu vcpu in own is null ? machine.Vcpus : [])
        {
            Open(SystemGrammar.Vcpu)
                .Attribute("id", Decimal(vcpu.Id))
                .Attribute("cpu", Decimal(vcpu.Cpu))
                .Attribute("setvar_id", vcpu.SetvarId);
            _xml.Close();
        }

        foreach (Map map in machine.Maps)
            Write(map, SystemGrammar.MachineMap);
        _xml.Close();
    }

    private void Write(Map map, ElementGrammar grammar)
    {
        Tag tag = Open(grammar)
            .Attribute("mr", map.Region)
            .Attribute("vaddr", Hex(map.Address))
            .Attribute("perms", map.Permissions)
            .Attribute("cached", Boolean(map.Cached));
        if (grammar == SystemGrammar.DomainMap)
        {
            tag.Attribute("setvar_vaddr", map.SetvarAddress)
                .Attribute("setvar_size", map.SetvarSize)
                .Attribute("setvar_prefill_size", map.SetvarPrefillSize);
        }

        _xml.Close();
    }

    private void Write(Irq irq)
    {
        _xml.Comment(irq.Comment);
        Tag tag = irq switch
        {
            IoApicIrq pin => Open(SystemGrammar.IoApicIrq)
                .Attribute("id", Decimal(irq.Id))
                .Attribute("pin", Decimal(pin.Pin))
                .Attribute("vector", Decimal(pin.Vector))
                .Attribute("ioapic", Decimal(pin.IoApic))
                .Attribute("trigger", Trigger(pin.Trigger))
                .Attribute("polarity", pin.ActiveLow is { } low ? (low ? "low" : "high") : null),
            MsiIrq message => Open(SystemGrammar.MsiIrq)
                .Attribute("id", Decimal(irq.Id))
                .Attribute("pcidev", message.PciDevice)
                .Attribute("handle", Decimal(message.Handle))
                .Attribute("vector", Decimal(message.Vector)),
            _ => Open(SystemGrammar.WiredIrq)
                .Attribute("irq", Decimal((irq as WiredIrq)?.Number))
                .Attribute("id", Decimal(irq.Id))
                .Attribute("trigger", Trigger((irq as WiredIrq)?.Trigger)),
        };
        tag.Attribute("setvar_id", irq.SetvarId);
        _xml.Close();
    }

    private void Write(IoPort port)
    {
        Open(SystemGrammar.IoPort)
            .Attribute("id", Decimal(port.Id))
            .Attribute("addr", Hex(port.Address))
            .Attribute("size", Decimal(port.Size))
            .Attribute("setvar_id", port.SetvarId)
            .Attribute("setvar_addr", port.SetvarAddress);
        _xml.Close();
    }

    private void WriteCSpace(ValueList<CSpaceSlot> slots)
    {
        if (slots.IsEmpty)
            return;
        Open(SystemGrammar.CSpace);
        foreach (CSpaceSlot slot in slots)
        {
            Open(SystemGrammar.Capabilities[(int)slot.Capability])
                .Attribute("slot", Decimal(slot.Slot))
                .Attribute("pd", slot.ProtectionDomain);
            _xml.Close();
        }

        _xml.Close();
    }

    private void Write(Channel channel)
    {
        Open(SystemGrammar.Channel);
        foreach (ChannelEnd end in (ChannelEnd[])[channel.First, channel.Second])
        {
            Open(SystemGrammar.End)
                .Attribute("pd", end.ProtectionDomain)
                .Attribute("id", Decimal(end.Id))
                .Attribute("notify", Boolean(end.Notify))
                .Attribute("pp", Boolean(end.ProtectedCalls))
                .Attribute("setvar_id", end.SetvarId);
            _xml.Close();
        }

        _xml.Close();
    }

    private void Write(Domains domains)
    {
        Open(SystemGrammar.Domains);
        foreach (Domain domain in domains.Declared)
        {
            Open(SystemGrammar.SchedulingDomain).Attribute("name", domain.Name).Attribute("id", Decimal(domain.Id));
            _xml.Close();
        }

        Open(SystemGrammar.DomainSchedule)
            .Attribute("start_index", Decimal(domains.StartIndex))
            .Attribute("index_shift", Decimal(domains.IndexShift));
        foreach (ScheduleEntry entry in domains.Schedule)
        {
            if (entry.Domain is null)
                Open(SystemGrammar.ScheduleEndMarker);
            else
                Open(SystemGrammar.ScheduleEntry).Attribute("domain", entry.Domain).Attribute("duration", Duration(entry));
            _xml.Close();
        }

        _xml.Close();
        _xml.Close();
    }

    private void Write(IoAddressSpace space)
    {
        Open(SystemGrammar.IoAddressSpace)
            .Attribute("name", space.Name)
            .Attribute("peripheral_id", space.PeripheralId)
            .Attribute("domain_id", Decimal(space.DomainId));
        foreach (IoMap map in space.Maps)
        {
            Open(SystemGrammar.IoMap).Attribute("mr", map.Region).Attribute("iovaddr", Hex(map.Address)).Attribute("perms", map.Permissions);
            _xml.Close();
        }

        _xml.Close();
    }

    private Tag Open(ElementGrammar grammar)
    {
        _xml.Open(grammar.Name);
        return new Tag(_xml, grammar, _dialect.Version);
    }

    private static string? Hex(ulong? value) =>
        value is { } number ? "0x" + number.ToString("x", CultureInfo.InvariantCulture) : null;

    private static string? Decimal(ulong? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Decimal(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Decimal(uint? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Boolean(bool? value) => value is { } known ? (known ? "true" : "false") : null;

    private static string? Trigger(InterruptTrigger? trigger) => trigger is { } known ? (known == InterruptTrigger.Edge ? "edge" : "level") : null;

    private static string Duration(ScheduleEntry entry) =>
        Decimal(entry.Duration) + (entry.Unit == ScheduleUnit.Ticks ? " ticks" : " us");

    // A start tag. What the version does not take is left out; that it was declared is told by a rule.
    private readonly record struct Tag(XmlText Xml, ElementGrammar Grammar, MicrokitVersion Version)
    {
        public Tag Attribute(string name, string? value)
        {
            if (Grammar.Row(name)!.Versions.Contains(Version))
                Xml.Attribute(name, value);
            return this;
        }
    }
}
