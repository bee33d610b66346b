using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Model;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>Protection domains, and all that stands in them.</summary>
internal sealed class ProtectionDomainReader(FileContext context)
{
    private static readonly ImmutableArray<string> Triggers = ["level", "edge"];
    private static readonly ImmutableArray<string> Polarities = ["high", "low"];

    /// <summary>A protection domain with its children; null where it is nested too deep.</summary>
    public ProtectionDomainRequest? Read(ElementReader domain, int depth)
    {
        if (depth >= MicrokitLimits.MaxProtectionDomains)
        {
            context.Report(FormatDiagnostics.Depth(MicrokitLimits.MaxProtectionDomains, domain.Location));
            return null;
        }

        Declared<string> name = NameOf(domain);
        string title = $"protection domain '{name.Value}'";
        ElementReader? image = domain.Single("program_image", title);
        if (image is null)
            domain.ReportMissing(FormatDiagnostics.MissingElement("program_image", title, domain.Location));
        ILookup<string, (ElementReader Irq, ElementGrammar Grammar)> irqs = domain.Children.Where(static c => c.Element.Name == "irq")
            .ToLookup(static c => FormOf(c.Grammar), c => (new ElementReader(c.Element, c.Grammar, context), c.Grammar));
        return new ProtectionDomainRequest(name, domain.Location)
        {
            Priority = domain.SmallNumber("priority"),
            Budget = domain.Number("budget"),
            Period = domain.Number("period"),
            Passive = domain.Boolean("passive"),
            AcceptsCalls = domain.Boolean("pp"),
            StackSize = domain.Number("stack_size"),
            Smc = domain.Boolean("smc"),
            Cpu = domain.SmallNumber("cpu"),
            Domain = domain.Text("domain"),
            Fpu = domain.Boolean("fpu"),
            Id = domain.SmallNumber("id"),
            SetvarId = domain.Text("setvar_id"),
            Image = image?.Text("path"),
            PathForSymbols = image?.Text("path_for_symbols"),
            Maps = domain.All("map").Select(MemoryReader.Map).OfType<MapRequest>().ToValueList(),
            Irqs = irqs["irq"].Select(static i => Wired(i.Irq)).OfType<IrqRequest>().ToValueList(),
            IoApicIrqs = irqs["pin"].Select(static i => Pin(i.Irq)).OfType<IoApicIrqRequest>().ToValueList(),
            MsiIrqs = irqs["pcidev"].Select(static i => Message(i.Irq)).OfType<MsiIrqRequest>().ToValueList(),
            IoPorts = domain.All("ioport").Select(IoPort).OfType<IoPortRequest>().ToValueList(),
            Setvars = domain.All("setvar").Select(Setvar).OfType<SetvarRequest>().ToValueList(),
            CSpace = domain.Single("cspace", title) is { } space ? Slots(space).ToValueList() : [],
            VirtualMachines = domain.Single("virtual_machine", title) is { } machine ? [Machine(machine)] : [],
            Children = domain.All("protection_domain").Select(c => Read(c, depth + 1)).OfType<ProtectionDomainRequest>().ToValueList(),
        };
    }

    private static string FormOf(ElementGrammar irq) =>
        irq == SystemGrammar.IoApicIrq ? "pin" : irq == SystemGrammar.MsiIrq ? "pcidev" : "irq";

    // One without a name is told to have none; it is read for what it holds.
    private static Declared<string> NameOf(ElementReader element) => element.Text("name")
        ?? new Declared<string>(System.FormattableString.Invariant($"{element.Name} in line {element.Location.From.Line + 1}"), element.Location);

    // irq irq id trigger? setvar_id?
    private static IrqRequest? Wired(ElementReader irq)
    {
        (Declared<ulong>? number, Declared<int>? id, Declared<InterruptTrigger>? trigger) = (irq.Count("irq"), irq.Id("id"), Trigger(irq));
        if (number is not { } known || id is null)
            return null;
        Declared<uint> line = new(known.Value > uint.MaxValue ? uint.MaxValue : (uint)known.Value, known.Location);
        return new IrqRequest(line, irq.Location) { Id = id, Trigger = trigger, SetvarId = irq.Text("setvar_id") };
    }

    // irq pin id vector ioapic? trigger? polarity? setvar_id?
    private static IoApicIrqRequest? Pin(ElementReader irq)
    {
        (Declared<ulong>? pin, Declared<int>? id, Declared<ulong>? vector) = (irq.Count("pin"), irq.Id("id"), irq.Count("vector"));
        (Declared<ulong>? controller, Declared<InterruptTrigger>? trigger) = (irq.Count("ioapic"), Trigger(irq));
        Declared<bool>? low = irq.Word("polarity", Polarities) is { } polarity ? new Declared<bool>(polarity.Value == 1, polarity.Location) : null;
        return pin is not { } line || id is null || vector is not { } known ? null : new IoApicIrqRequest(line, known, irq.Location)
        {
            Id = id,
            IoApic = controller,
            Trigger = trigger,
            ActiveLow = low,
            SetvarId = irq.Text("setvar_id"),
        };
    }

    // irq pcidev id handle vector setvar_id?
    private static MsiIrqRequest? Message(ElementReader irq)
    {
        (Declared<int>? id, Declared<ulong>? handle, Declared<ulong>? vector) = (irq.Id("id"), irq.Count("handle"), irq.Count("vector"));
        return irq.Text("pcidev") is not { } device || id is null || handle is not { } message || vector is not { } known
            ? null
            : new MsiIrqRequest(device, message, known, irq.Location) { Id = id, SetvarId = irq.Text("setvar_id") };
    }

    private static Declared<InterruptTrigger>? Trigger(ElementReader irq) => irq.Word("trigger", Triggers) is { } word
        ? new Declared<InterruptTrigger>(word.Value == 1 ? InterruptTrigger.Edge : InterruptTrigger.Level, word.Location)
        : null;

    // ioport id addr size setvar_id? setvar_addr?
    private static IoPortRequest? IoPort(ElementReader port)
    {
        (Declared<int>? id, Declared<ulong>? address, Declared<ulong>? size) = (port.Id("id"), port.Number("addr"), port.Count("size"));
        return id is null || address is not { } first || size is not { } count ? null : new IoPortRequest(first, count, port.Location)
        {
            Id = id,
            SetvarId = port.Text("setvar_id"),
            SetvarAddress = port.Text("setvar_addr"),
        };
    }

    private static SetvarRequest? Setvar(ElementReader setvar) =>
        setvar.Text("symbol") is { } symbol && setvar.Text("region_paddr") is { } region ? new SetvarRequest(symbol, region, setvar.Location) : null;

    // cspace { ( cap_tcb | cap_sc | cap_vspace ) slot pd }
    private IEnumerable<CSpaceSlotRequest> Slots(ElementReader space)
    {
        foreach ((XmlElementSyntax element, ElementGrammar grammar) in space.Children)
        {
            ElementReader capability = new(element, grammar, context);
            CSpaceCapability kind = capability.Name switch
            {
                "cap_tcb" => CSpaceCapability.Thread,
                "cap_sc" => CSpaceCapability.SchedulingContext,
                _ => CSpaceCapability.AddressSpace,
            };
            if (capability.SmallNumber("slot") is { } slot && capability.Text("pd") is { } domain)
                yield return new CSpaceSlotRequest(kind, slot, domain, capability.Location);
        }
    }

    // virtual_machine name priority? budget? period? { vcpu | map }; in sel4cp it has its CPU's id and core itself.
    private VirtualMachineRequest Machine(ElementReader machine)
    {
        Declared<string> name = NameOf(machine);
        List<VcpuRequest> vcpus = [.. machine.All("vcpu").Select(Vcpu).OfType<VcpuRequest>()];
        if (machine.Id("id") is { } id)
            vcpus.Add(new VcpuRequest(id) { Cpu = machine.SmallNumber("cpu") });
        // That an id stands where the other form has it is told of the id.
        if (context.Version != MicrokitVersion.Sel4cp && !machine.Has("id") && machine.Children.All(static c => c.Element.Name != "vcpu"))
            machine.ReportMissing(FormatDiagnostics.MissingElement("vcpu", $"virtual machine '{name.Value}'", machine.Location));
        return new VirtualMachineRequest(name, machine.Location)
        {
            Priority = machine.SmallNumber("priority"),
            Budget = machine.Number("budget"),
            Period = machine.Number("period"),
            Vcpus = vcpus.ToValueList(),
            Maps = machine.All("map").Select(MemoryReader.Map).OfType<MapRequest>().ToValueList(),
        };
    }

    private static VcpuRequest? Vcpu(ElementReader vcpu)
    {
        (Declared<int>? id, Declared<int>? core) = (vcpu.Id("id"), vcpu.SmallNumber("cpu"));
        return id is { } known ? new VcpuRequest(known) { Cpu = core, SetvarId = vcpu.Text("setvar_id") } : null;
    }
}
