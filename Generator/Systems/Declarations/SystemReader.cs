using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Generator.Systems.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Reads the classes of a system's declaration, each nested in the one that stands for its parent element.</summary>
internal sealed class SystemReader
{
    private readonly CancellationToken _cancel;
    private readonly List<PartialType> _types = [];
    private readonly List<DeviceClass> _devices = [];
    private readonly List<Diagnostic> _diagnostics = [];

    private SystemReader(CancellationToken cancel) => _cancel = cancel;

    /// <summary>The system that a class declares; null where it is not marked.</summary>
    public static DeclaredSystem? Read(INamedTypeSymbol type, CancellationToken cancel) =>
        Mark(type, Marks.System) is { } mark ? new SystemReader(cancel).ReadSystem(type, mark) : null;

    private DeclaredSystem ReadSystem(INamedTypeSymbol type, AttributeData mark)
    {
        AttributeReader reader = new(mark, _cancel);
        AddType(type);
        SystemRequest request = new(
            type.Name,
            NameOf(type),
            Nested(type, Marks.ProtectionDomain).Select(Domain).ToValueList(),
            All(type, Marks.MemoryRegion).Select(MemoryRegion).OfType<MemoryRegionRequest>().ToValueList(),
            All(type, Marks.Channel).Select(Channel).OfType<ChannelRequest>().ToValueList())
        {
            Domains = ScheduleAttributes.Read(
                All(type, Marks.Domain), All(type, Marks.ScheduleEntry, Marks.ScheduleEndMarker), All(type, Marks.DomainSchedule).FirstOrDefault(), _diagnostics),
            IoAddressSpaces = Nested(type, Marks.IoAddressSpace).Select(IoAddressSpace).OfType<IoAddressSpaceRequest>().ToValueList(),
        };
        return new DeclaredSystem(
            BoardOf(reader),
            reader.Named<string>("Version"),
            request,
            type.ToDisplayString(),
            _types.ToValueList(),
            _devices.ToValueList(),
            _diagnostics.ToValueList());
    }

    // A board of this project has no symbol yet; what the argument says is taken by its name then.
    private BoardReference? BoardOf(AttributeReader reader)
    {
        SourceLocation at = reader.ArgumentLocation(0);
        return reader.ArgumentValue(0) switch
        {
            { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } board } => new BoardReference(FullName(board), true, at),
            { Kind: TypedConstantKind.Primitive, Value: string source } => new BoardReference(source, false, at),
            _ when reader.ArgumentSyntax(0) is TypeOfExpressionSyntax { Type: { } written } => new BoardReference(WithoutAlias(written.ToString()), true, at),
            _ => Unknown(reader, 0),
        };
    }

    private ProtectionDomainRequest Domain(INamedTypeSymbol type)
    {
        AttributeReader reader = new(Mark(type, Marks.ProtectionDomain)!, _cancel);
        AddType(type);
        return new ProtectionDomainRequest(NameArgument(reader, type), NameOf(type))
        {
            Class = type.ToDisplayString(),
            Priority = reader.Named<int>("Priority"),
            Budget = reader.Named<ulong>("Budget"),
            Period = reader.Named<ulong>("Period"),
            Passive = reader.Named<bool>("Passive"),
            StackSize = reader.Named<ulong>("StackSize"),
            Smc = reader.Named<bool>("Smc"),
            Cpu = reader.Named<int>("Cpu"),
            Fpu = reader.Named<bool>("Fpu"),
            Domain = reader.Named<string>("Domain"),
            Id = reader.Named<int>("Id"),
            SetvarId = reader.Named<string>("SetvarId"),
            Image = reader.Named<string>("Image"),
            PathForSymbols = reader.Named<string>("PathForSymbols"),
            Passthroughs = Passthroughs(type),
            Maps = All(type, Marks.Map).Select(Map).OfType<MapRequest>().ToValueList(),
            Irqs = All(type, Marks.Irq).Select(Irq).OfType<IrqRequest>().ToValueList(),
            IoApicIrqs = All(type, Marks.IoApicIrq).Select(irq => PcAttributes.IoApicIrq(irq, _diagnostics)).OfType<IoApicIrqRequest>().ToValueList(),
            MsiIrqs = All(type, Marks.MsiIrq).Select(irq => PcAttributes.MsiIrq(irq, _diagnostics)).OfType<MsiIrqRequest>().ToValueList(),
            IoPorts = All(type, Marks.IoPort).Select(port => PcAttributes.IoPort(port, _diagnostics)).OfType<IoPortRequest>().ToValueList(),
            CSpace = All(type, Marks.CSpace).Select(CSpaceSlot).OfType<CSpaceSlotRequest>().ToValueList(),
            Setvars = All(type, Marks.Setvar).Select(Setvar).OfType<SetvarRequest>().ToValueList(),
            VirtualMachines = Nested(type, Marks.VirtualMachine).Select(Machine).ToValueList(),
            Children = Nested(type, Marks.ProtectionDomain).Select(Domain).ToValueList(),
        };
    }

    private VirtualMachineRequest Machine(INamedTypeSymbol type)
    {
        AttributeReader reader = new(Mark(type, Marks.VirtualMachine)!, _cancel);
        AddType(type);
        return new VirtualMachineRequest(NameArgument(reader, type), NameOf(type))
        {
            Class = type.ToDisplayString(),
            Priority = reader.Named<int>("Priority"),
            Budget = reader.Named<ulong>("Budget"),
            Period = reader.Named<ulong>("Period"),
            Vcpus = Vcpus(reader).ToValueList(),
            GuestMemories = All(type, Marks.GuestMemory).Select(GuestMemory).OfType<GuestMemoryRequest>().ToValueList(),
            Passthroughs = Passthroughs(type),
            Maps = All(type, Marks.Map).Select(Map).OfType<MapRequest>().ToValueList(),
        };
    }

    // Cores and symbols stand in the order of the ids; without ids there is one virtual CPU.
    private static IEnumerable<VcpuRequest> Vcpus(AttributeReader reader)
    {
        ValueList<Declared<int>> ids = reader.NamedList<int>("Vcpus") ?? [];
        ValueList<Declared<int>> cores = reader.NamedList<int>("Cpus") ?? [];
        IReadOnlyList<Declared<string>?> symbols = reader.NamedTexts("SetvarIds");
        if (ids.IsEmpty && (!cores.IsEmpty || symbols.Count > 0))
            ids = [new Declared<int>(0, reader.Location)];
        return ids.Select((id, i) => new VcpuRequest(id) { Cpu = i < cores.Count ? cores[i] : null, SetvarId = i < symbols.Count ? symbols[i] : null });
    }

    private ValueList<PassthroughRequest> Passthroughs(INamedTypeSymbol type) =>
        All(type, Marks.Passthrough).Select(Passthrough).OfType<PassthroughRequest>().ToValueList();

    private PassthroughRequest? Passthrough(AttributeReader reader)
    {
        if (DeviceOf(reader) is not { } device)
            return null;
        return new PassthroughRequest(device, reader.Location)
        {
            Name = reader.Named<string>("Name"),
            Channels = reader.NamedList<int>("Channels") ?? [],
            Lines = reader.NamedList<int>("Lines") ?? [],
            Regions = reader.NamedList<int>("Regions"),
            Interrupts = reader.NamedList<int>("Interrupts"),
            Exclude = reader.NamedList<string>("Exclude") ?? [],
            WithDependencies = reader.Named<bool>("WithDependencies")?.Value ?? false,
            Vcpu = reader.Named<int>("Vcpu"),
            Setvar = reader.Named<string>("Setvar"),
        };
    }

    private Declared<string>? DeviceOf(AttributeReader reader)
    {
        if (reader.Argument<string>(0) is { } name)
            return name;
        SourceLocation at = reader.ArgumentLocation(0);
        if (reader.ArgumentValue(0) is not { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type })
        {
            Unknown(reader, 0);
            return null;
        }

        if (Mark(type, Marks.DeviceNode) is not { ConstructorArguments: [{ Value: string path }, ..] })
        {
            _diagnostics.Add(DeclarationDiagnostics.NotADeviceClass(type.ToDisplayString(), at));
            return null;
        }

        _devices.Add(new DeviceClass(path, FullName(Outermost(type)), at));
        return new Declared<string>(path, at);
    }

    private GuestMemoryRequest? GuestMemory(AttributeReader reader)
    {
        if (Required<ulong>(reader, 0) is not { } address || Required<ulong>(reader, 1) is not { } size)
            return null;
        return new GuestMemoryRequest(address, size, reader.Location)
        {
            PhysicalAddress = reader.Named<ulong>("PhysicalAddress"),
            VirtualAddress = reader.Named<ulong>("VirtualAddress"),
            Name = reader.Named<string>("Name"),
            Setvar = reader.Named<string>("Setvar"),
        };
    }

    private MemoryRegionRequest? MemoryRegion(AttributeReader reader)
    {
        if (Required<string>(reader, 0) is not { } name)
            return null;
        // The shorter constructor says no size.
        Declared<ulong>? size = reader.ArgumentValue(1) is null ? null : Required<ulong>(reader, 1);
        if (size is null && reader.ArgumentValue(1) is not null)
            return null;
        return new MemoryRegionRequest(name, size, reader.Location)
        {
            PhysicalAddress = reader.Named<ulong>("PhysicalAddress"),
            PageSize = reader.Named<ulong>("PageSize"),
            PrefillPath = reader.Named<string>("PrefillPath"),
            PrefillBootInfo = reader.Named<int>("PrefillBootInfo") is { } info ? new Declared<string>(BootInfoWord(info.Value), info.Location) : null,
        };
    }

    // In the order of Boards.BootInfo.
    private static string BootInfoWord(int info) => info switch
    {
        0 => "fdt",
        1 => "x86_vbe",
        2 => "x86_mbmmap",
        3 => "x86_acpi_rsdp",
        4 => "x86_framebuffer",
        _ => "x86_tsc_freq",
    };

    private CSpaceSlotRequest? CSpaceSlot(AttributeReader reader) =>
        Required<int>(reader, 0) is not { } kind || Required<int>(reader, 1) is not { } slot || Required<string>(reader, 2) is not { } domain
            ? null
            : new CSpaceSlotRequest((CSpaceCapability)kind.Value, slot, domain, reader.Location);

    private IoAddressSpaceRequest? IoAddressSpace(INamedTypeSymbol type) =>
        PcAttributes.IoAddressSpace(new AttributeReader(Mark(type, Marks.IoAddressSpace)!, _cancel), All(type, Marks.IoMap), _diagnostics);

    private MapRequest? Map(AttributeReader reader)
    {
        if (Required<string>(reader, 0) is not { } region || Required<ulong>(reader, 1) is not { } address)
            return null;
        return new MapRequest(region, address, reader.Location)
        {
            Permissions = reader.Named<string>("Permissions"),
            Cached = reader.Named<bool>("Cached"),
            Setvar = reader.Named<string>("Setvar"),
            SetvarSize = reader.Named<string>("SetvarSize"),
            SetvarPrefillSize = reader.Named<string>("SetvarPrefillSize"),
        };
    }

    private IrqRequest? Irq(AttributeReader reader) => Required<uint>(reader, 0) is not { } number
        ? null
        : new IrqRequest(number, reader.Location)
        {
            Id = reader.Named<int>("Id"),
            Trigger = reader.Named<Boards.Hardware.InterruptTrigger>("Trigger"),
            SetvarId = reader.Named<string>("SetvarId"),
        };

    private SetvarRequest? Setvar(AttributeReader reader) =>
        Required<string>(reader, 0) is { } symbol && Required<string>(reader, 1) is { } region
            ? new SetvarRequest(symbol, region, reader.Location)
            : null;

    private ChannelRequest? Channel(AttributeReader reader)
    {
        if (Required<string>(reader, 0) is not { } first || Required<string>(reader, 1) is not { } second)
            return null;
        return new ChannelRequest(End(first, "First"), End(second, "Second"), reader.Location);

        ChannelEndRequest End(Declared<string> domain, string side) => new(domain)
        {
            Id = reader.Named<int>(side + "Id"),
            Notify = reader.Named<bool>(side + "Notifies"),
            ProtectedCalls = reader.Named<bool>(side + "Calls"),
            SetvarId = reader.Named<string>(side + "SetvarId"),
        };
    }

    private Declared<T>? Required<T>(AttributeReader reader, int index) => reader.Required<T>(index, _diagnostics);

    // The compiler itself reports an argument that is wrong; what it will know later, it does not.
    private BoardReference? Unknown(AttributeReader reader, int index)
    {
        if (reader.ArgumentSyntax(index) is { } syntax)
            _diagnostics.Add(DeclarationDiagnostics.UnknownConstant(syntax.ToString(), reader.ArgumentLocation(index)));
        return null;
    }

    private static Declared<string> NameArgument(AttributeReader reader, INamedTypeSymbol type) =>
        reader.Argument<string>(0) ?? new Declared<string>(type.Name, reader.ArgumentLocation(0));

    private void AddType(INamedTypeSymbol type)
    {
        Stack<string> declarations = new();
        bool isPartial = true;
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            TypeDeclarationSyntax? syntax = part.DeclaringSyntaxReferences.Select(r => r.GetSyntax(_cancel)).OfType<TypeDeclarationSyntax>().FirstOrDefault();
            isPartial &= syntax is not null && syntax.Modifiers.Any(static m => m.ValueText == "partial");
            declarations.Push($"partial {KeywordOf(syntax)} {Identifier.Escape(part.Name)}{syntax?.TypeParameterList?.WithoutTrivia()}");
        }

        if (!isPartial)
        {
            _diagnostics.Add(DeclarationDiagnostics.NotPartial(type.ToDisplayString(), NameOf(type)));
        }
        else if (Outermost(type).IsFileLocal)
        {
            _diagnostics.Add(DeclarationDiagnostics.FileLocal(type.ToDisplayString(), NameOf(type)));
        }
        else
        {
            string space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
            IEnumerable<string> taken = type.GetMembers().Select(static member => member.Name).Concat(type.TypeParameters.Select(static p => p.Name)).Append(type.Name)
                .Where(static name => SystemEmitter.ClassNames.Any(ours => name.StartsWith(ours, StringComparison.Ordinal)));
            _types.Add(new PartialType(type.ToDisplayString(), space, declarations.ToValueList(), taken.ToValueList()));
        }
    }

    private static string KeywordOf(TypeDeclarationSyntax? type) => type switch
    {
        RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: "struct" } => "record struct",
        { } => type.Keyword.ValueText,
        null => "class",
    };

    private IEnumerable<AttributeReader> All(INamedTypeSymbol type, params string[] marks) =>
        type.GetAttributes().Where(a => marks.Any(mark => Is(a, mark))).Select(a => new AttributeReader(a, _cancel));

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type, string mark) =>
        type.GetTypeMembers().Where(nested => Mark(nested, mark) is not null);

    private static AttributeData? Mark(INamedTypeSymbol type, string mark) => type.GetAttributes().FirstOrDefault(a => Is(a, mark));

    private static bool Is(AttributeData attribute, string mark) => attribute.AttributeClass is { } type && FullName(type) == mark;

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    private static string FullName(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private static string WithoutAlias(string name) =>
        name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;

    private static SourceLocation NameOf(INamedTypeSymbol type) => type.Locations[0].ToEngine();
}
