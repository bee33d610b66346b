using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Generator.Naming;
using Boards.Generator.Systems.Emit;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Request.X86;
using Boards.Microkit.Xml.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Reads the classes of a system's declaration, each nested in the class of its parent element.</summary>
internal sealed class SystemReader
{
    private readonly UndefinedNames _names;
    private readonly CancellationToken _cancel;
    private readonly List<PartialType> _types = [];
    private readonly List<DeviceClass> _devices = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Diagnostic> _undefinedClasses = [];
    private readonly HashSet<ISymbol> _notPartial = new(SymbolEqualityComparer.Default);
    private bool _isIncomplete;

    private SystemReader(UndefinedNames names, CancellationToken cancel) => (_names, _cancel) = (names, cancel);

    /// <summary>The systems that the classes of a compilation declare, before code is generated.</summary>
    public static IEnumerable<DeclaredSystem> ReadAll(Compilation compilation, CancellationToken cancel) => compilation.SyntaxTrees
        .SelectMany(static file => TypesOfFile.Of(file))
        .Where(static type => type.AttributeLists.Count > 0)
        .Select(type => compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, cancel))
        .Distinct(SymbolEqualityComparer.Default)
        .OfType<INamedTypeSymbol>()
        .Select(type => Read(type, isComplete: false, cancel))
        .OfType<DeclaredSystem>();

    /// <summary>The system that a class declares; null if it is not marked, or is part of another system.</summary>
    /// <param name="type">The class.</param>
    /// <param name="isComplete">Whether its compilation includes the generated code.</param>
    /// <param name="cancel">Ends the work early.</param>
    public static DeclaredSystem? Read(INamedTypeSymbol type, bool isComplete, CancellationToken cancel) =>
        Marks.Find(type, Marks.MicrokitSystem) is { } mark && !Placement.IsPart(type)
            ? new SystemReader(new UndefinedNames(((ISourceAssemblySymbol)type.ContainingAssembly).Compilation, isComplete, cancel), cancel).ReadSystem(type, mark)
            : null;

    private DeclaredSystem ReadSystem(INamedTypeSymbol type, AttributeData mark)
    {
        AttributeReader reader = new(mark, _cancel);
        AddType(type);
        // The board may be a class that will be generated.
        _isIncomplete |= !reader.IsNamedReadable(_names, _diagnostics) || reader.HasUnknownName || Placement.LosesPart(type, _cancel);
        SystemRequest request = new()
        {
            Name = type.Name,
            Location = NameOf(type),
            ProtectionDomains = Nested(type, Marks.ProtectionDomain).Select(Domain).ToValueList(),
            MemoryRegions = ReadAll(type, SystemGrammar.MemoryRegion),
            Channels = All(type, Marks.Channel).Select(Channel).OfType<ChannelRequest>().ToValueList(),
            Domains = Schedule(type),
            IoAddressSpaces = Nested(type, Marks.IoAddressSpace).Select(IoAddressSpace).OfType<IoAddressSpaceRequest>().ToValueList(),
        };
        return new DeclaredSystem(
            BoardOf(reader),
            reader.Named<string>("Version"),
            request with { IsIncomplete = _isIncomplete },
            type.ToDisplayString(),
            _types.ToValueList(),
            _devices.ToValueList(),
            _diagnostics.ToValueList())
        {
            UndefinedClasses = _undefinedClasses.ToValueList(),
        };
    }

    // A board of this project has no symbol yet, so its name in the argument is used.
    private BoardReference? BoardOf(AttributeReader reader)
    {
        SourceLocation at = reader.ArgumentLocation(0);
        return reader.ArgumentValue(0) switch
        {
            { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } board } => new BoardReference(FullName(board), true, at),
            { Kind: TypedConstantKind.Primitive, Value: string source } => new BoardReference(source, false, at),
            _ when reader.ArgumentSyntax(0) is TypeOfExpressionSyntax { Type: { } written } => new BoardReference(WithoutAlias(written.ToString()), true, at) { IsUndefined = !_names.IsAlias(written) },
            // Another argument is wrong, which the compiler reports.
            _ when reader.ArgumentSyntax(0) is LiteralExpressionSyntax { Token.Value: string source } => new BoardReference(source, false, at),
            _ => UnknownBoard(reader.ArgumentSyntax(0)),
        };
    }

    private BoardReference? UnknownBoard(ExpressionSyntax? argument)
    {
        if (argument is not null && _names.MayBeGenerated(argument))
            _diagnostics.Add(DeclarationDiagnostics.UnknownConstant(argument.ToString(), argument.GetLocation().ToEngine()));
        return null;
    }

    private ProtectionDomainRequest Domain(INamedTypeSymbol type)
    {
        AttributeReader reader = new(Marks.Find(type, Marks.ProtectionDomain)!, _cancel);
        AddType(type);
        _ = IsReadable(reader);
        ProtectionDomainRequest domain = new() { Name = NameArgument(reader, type), Location = NameOf(type) };
        return SystemGrammar.ProgramImage.Read(SystemGrammar.ChildDomain.Read(domain, reader), reader) with
        {
            Class = type.ToDisplayString(),
            Passthroughs = Passthroughs(type),
            Maps = ReadAll(type, SystemGrammar.DomainMap),
            Irqs = ReadAll(type, SystemGrammar.WiredIrq),
            IoApicIrqs = ReadAll(type, SystemGrammar.IoApicIrq),
            MsiIrqs = ReadAll(type, SystemGrammar.MsiIrq),
            IoPorts = ReadAll(type, SystemGrammar.IoPort),
            CSpace = All(type, Marks.CSpace).Select(Slot).OfType<CSpaceSlotRequest>().ToValueList(),
            Setvars = ReadAll(type, SystemGrammar.Setvar),
            VirtualMachines = Nested(type, Marks.VirtualMachine).Where(static nested => !Marks.IsOn(nested, Marks.ProtectionDomain)).Select(Machine).ToValueList(),
            Children = Nested(type, Marks.ProtectionDomain).Select(Domain).ToValueList(),
        };
    }

    private VirtualMachineRequest Machine(INamedTypeSymbol type)
    {
        AttributeReader reader = new(Marks.Find(type, Marks.VirtualMachine)!, _cancel);
        AddType(type);
        _ = IsReadable(reader);
        return SystemGrammar.VirtualMachine.Read(new VirtualMachineRequest { Name = NameArgument(reader, type), Location = NameOf(type) }, reader) with
        {
            Class = type.ToDisplayString(),
            Vcpus = Vcpus(reader).ToValueList(),
            GuestMemories = All(type, Marks.GuestMemory).Select(GuestMemory).OfType<GuestMemoryRequest>().ToValueList(),
            Passthroughs = Passthroughs(type),
            VirtualDevices = All(type, Marks.VirtualDevice).Select(VirtualDevice).OfType<VirtualDeviceRequest>().ToValueList(),
            Dma = All(type, Marks.GuestDma).Select(GuestDma).OfType<GuestDmaRequest>().FirstOrDefault(),
            Tree = All(type, Marks.GuestDevicetree).Select(GuestTree).FirstOrDefault(),
            // [Map] has the properties of both kinds of maps: of protection domains and of virtual machines.
            Maps = ReadAll(type, SystemGrammar.DomainMap),
        };
    }

    // Cores and symbols are in the order of the ids; without ids there is one virtual CPU.
    private static IEnumerable<VcpuRequest> Vcpus(AttributeReader reader)
    {
        int count = reader.Count("Vcpus");
        if (count == 0 && reader.Count("Cpus") + reader.Count("SetvarIds") > 0)
            count = 1;
        return Enumerable.Range(0, count).Select(index => SystemGrammar.Vcpu.Read(reader.At(index))).OfType<VcpuRequest>();
    }

    private ValueList<PassthroughRequest> Passthroughs(INamedTypeSymbol type) =>
        All(type, Marks.Passthrough).Select(Passthrough).OfType<PassthroughRequest>().ToValueList();

    private PassthroughRequest? Passthrough(AttributeReader reader)
    {
        if (DeviceOf(reader) is not { } device)
        {
            _isIncomplete = true;
            return null;
        }

        return new PassthroughRequest
        {
            Device = device,
            Location = reader.Location,
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
            // The compiler itself reports a wrong argument, but not a class that will be generated.
            if (reader.ArgumentSyntax(0) is { } syntax && _names.MayBeGenerated(syntax))
                _undefinedClasses.Add(DeclarationDiagnostics.UnknownDevice(syntax.ToString(), at));
            return null;
        }

        if (DeviceClasses.PathOf(type) is not { } path)
        {
            _diagnostics.Add(DeclarationDiagnostics.NotADeviceClass(type.ToDisplayString(), at));
            return null;
        }

        _devices.Add(new DeviceClass(path, FullName(Outermost(type)), at));
        return new Declared<string>(path, at);
    }

    private GuestMemoryRequest? GuestMemory(AttributeReader reader)
    {
        bool isPlaceChosen = reader.ArgumentValue(1) is null;
        if (reader.Argument<ulong>(0) is not { } address || reader.Argument<ulong>(isPlaceChosen ? 0 : 1) is not { } size)
            return null;
        return new GuestMemoryRequest
        {
            GuestAddress = address,
            Size = size,
            IsPlaceChosen = isPlaceChosen,
            Location = reader.Location,
            PhysicalAddress = reader.Named<ulong>("PhysicalAddress"),
            VirtualAddress = reader.Named<ulong>("VirtualAddress"),
            Name = reader.Named<string>("Name"),
            Setvar = reader.Named<string>("Setvar"),
        };
    }

    private GuestDmaRequest? GuestDma(AttributeReader reader) => reader.Argument<int>(0) is not { Value: >= 0 and <= (int)DmaMode.BouncePool } method ? null : new GuestDmaRequest
    {
        Mode = (DmaMode)method.Value,
        Location = reader.Location,
        PoolSize = reader.Named<ulong>("PoolSize"),
        PoolAddress = reader.Named<ulong>("PoolAddress"),
    };

    private static GuestTreeRequest GuestTree(AttributeReader reader) => new()
    {
        Location = reader.Location,
        Unreachable = (UnreachableTreatment)(reader.Named<int>("Unreachable")?.Value ?? 0),
        BootArguments = reader.Named<string>("BootArguments"),
        Console = reader.Named<string>("Console"),
        AllowFirmware = reader.Named<bool>("AllowFirmware")?.Value ?? false,
        KernelAddress = reader.Named<ulong>("KernelAddress"),
        KernelSize = reader.Named<ulong>("KernelSize"),
        KernelTextOffset = reader.Named<ulong>("KernelTextOffset"),
        DevicetreeAddress = reader.Named<ulong>("DevicetreeAddress"),
        InitrdAddress = reader.Named<ulong>("InitrdAddress"),
        InitrdSize = reader.Named<ulong>("InitrdSize"),
        Overlays = (reader.NamedList<string>("Overlays") ?? []).Select(static name => new GuestFileRequest { Name = name }).ToValueList(),
        Source = reader.Named<string>("Source") is { } source ? new GuestFileRequest { Name = source } : null,
        IsEmbedded = reader.Named<bool>("Embed")?.Value ?? false,
    };

    private VirtualDeviceRequest? VirtualDevice(AttributeReader reader)
    {
        if (reader.Argument<string>(0) is not { } compatible || reader.Argument<ulong>(1) is not { } address || reader.Argument<ulong>(2) is not { } size)
            return null;
        return new VirtualDeviceRequest
        {
            Compatible = compatible,
            Address = address,
            Size = size,
            Interrupt = reader.Argument<uint>(3) is { Value: not 0 } interrupt ? interrupt : null,
            Trigger = reader.Named<int>("Trigger")?.Value == (int)InterruptTrigger.Edge ? InterruptTrigger.Edge : InterruptTrigger.Level,
            Location = reader.Location,
            Name = reader.Named<string>("Name"),
        };
    }

    private ValueList<T> ReadAll<T>(INamedTypeSymbol type, ElementGrammar<T> grammar)
        where T : class => All(type, Marks.Of(grammar)).Select(grammar.Read).OfType<T>().ToValueList();

    private CSpaceSlotRequest? Slot(AttributeReader reader) =>
        reader.Argument<int>(0) is not { } kind || kind.Value < 0 || kind.Value >= SystemGrammar.Capabilities.Length
            ? null
            : SystemGrammar.Capabilities[kind.Value].Read(reader);

    private IoAddressSpaceRequest? IoAddressSpace(INamedTypeSymbol type) =>
        ReadAll(type, SystemGrammar.IoAddressSpace) is [var space, ..]
            ? space with { Maps = ReadAll(type, SystemGrammar.IoMap) }
            : null;

    private ChannelRequest? Channel(AttributeReader reader) =>
        SystemGrammar.End.Read(reader.WithPrefix("First")) is { } first && SystemGrammar.End.Read(reader.WithPrefix("Second")) is { } second
            ? new ChannelRequest { First = first, Second = second, Location = reader.Location }
            : null;

    private DomainsRequest? Schedule(INamedTypeSymbol type)
    {
        ValueList<DomainRequest> declared = ReadAll(type, SystemGrammar.SchedulingDomain);
        ValueList<ScheduleEntryRequest> turns = All(type, Marks.ScheduleEntry, Marks.ScheduleEndMarker)
            .Select(static reader => (reader.Is(Marks.ScheduleEntry) ? SystemGrammar.ScheduleEntry : SystemGrammar.ScheduleEndMarker).Read(reader))
            .OfType<ScheduleEntryRequest>().ToValueList();
        AttributeReader? schedule = All(type, Marks.DomainSchedule).FirstOrDefault();
        if (declared.IsEmpty && turns.IsEmpty && schedule is null)
            return null;
        SourceLocation at = !declared.IsEmpty ? declared[0].Name.Location : !turns.IsEmpty ? turns[0].Location : schedule!.Location;
        DomainsRequest domains = new() { Domains = declared, Schedule = turns, Location = at };
        return schedule is null ? domains : SystemGrammar.DomainSchedule.Read(domains, schedule);
    }

    private bool IsReadable(AttributeReader reader)
    {
        bool isReadable = reader.IsReadable(_names, _diagnostics);
        _isIncomplete |= !isReadable || reader.HasUnknownName;
        return isReadable;
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
            if (syntax is null || !syntax.Modifiers.Any(static m => m.ValueText == "partial"))
            {
                // A class is reported once, not again for each class that is nested in it.
                isPartial = false;
                if (_notPartial.Add(part))
                    _diagnostics.Add(DeclarationDiagnostics.NotPartial(part.ToDisplayString(), NameOf(part)));
            }

            declarations.Push($"partial {KeywordOf(syntax)} {Identifier.Escape(part.Name)}{syntax?.TypeParameterList?.WithoutTrivia()}");
        }

        if (!isPartial)
            return;
        if (Outermost(type).IsFileLocal)
        {
            _diagnostics.Add(DeclarationDiagnostics.FileLocal(type.ToDisplayString(), NameOf(type)));
        }
        else
        {
            string space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
            IEnumerable<string> taken = type.GetMembers().Select(static member => member.Name).Concat(type.TypeParameters.Select(static p => p.Name)).Append(type.Name)
                .Where(static name => PartialType.Added.Any(ours => name.StartsWith(ours, StringComparison.Ordinal)));
            _types.Add(new PartialType(type.ToDisplayString(), space, declarations.ToValueList(), taken.ToValueList()));
        }
    }

    private static string KeywordOf(TypeDeclarationSyntax? type) => type switch
    {
        RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: "struct" } => "record struct",
        { } => type.Keyword.ValueText,
        null => "class",
    };

    // Attributes whose arguments cannot be read are reported and left out.
    private IEnumerable<AttributeReader> All(INamedTypeSymbol type, params string[] marks) =>
        AttributesOf(type).Where(a => marks.Any(mark => Marks.Is(a, mark))).Select(a => new AttributeReader(a, _cancel)).Where(IsReadable);

    // Two classes with one name are one class with two parts. The compiler reports that it is marked twice; only the first part is read.
    private IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> all = type.GetAttributes();
        foreach (string mark in Marks.OfParts)
        {
            SyntaxNode?[] parts = [.. all.Where(attribute => Marks.Is(attribute, mark)).Select(PartOf).Distinct()];
            if (parts.Length > 1)
                return all.Where(attribute => PartOf(attribute) == parts[0]);
        }

        return all;
    }

    private SyntaxNode? PartOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax(_cancel).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type, string mark) =>
        type.GetTypeMembers().Where(nested => Marks.IsOn(nested, mark));

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    private static string FullName(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private static string WithoutAlias(string name) =>
        name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;

    private static SourceLocation NameOf(INamedTypeSymbol type) => type.Locations[0].ToEngine();
}
