using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Xml.Grammar;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Naming;

/// <summary>The metadata names of the attributes of <c>Boards</c> that declare systems or describe generated classes.</summary>
internal static class Marks
{
    private const string Namespace = "Boards";

    private static readonly ImmutableArray<string> Names =
    [
        .. ((string[])
        [
            MicrokitSystem, ProtectionDomain, VirtualMachine, GuestMemory, GuestDma, GuestDevicetree, VirtualDevice, Passthrough, MemoryRegion, Map, Irq, Setvar, Channel,
            CSpace, IoPort, IoApicIrq, MsiIrq, IoAddressSpace, IoMap, Domain, DomainSchedule, ScheduleEntry, ScheduleEndMarker,
        ]).Select(static mark => mark.Substring(Namespace.Length + 1, mark.Length - Namespace.Length - 1 - "Attribute".Length)),
    ];

    /// <summary>Whether an attribute is not defined, and its name is like that of one that declares a system. The compiler reports it.</summary>
    public static bool IsMisspelt(AttributeData attribute) =>
        attribute.AttributeClass is { TypeKind: TypeKind.Error } unknown && Spelling.Nearest(unknown.Name, Names) is not null;

    /// <summary>The attribute that declares an element of the format.</summary>
    public static string Of(ElementGrammar element) => $"{Namespace}.{element.Mark}Attribute";

    /// <summary>Whether a class has an attribute.</summary>
    public static bool IsOn(INamedTypeSymbol type, string mark) => Find(type, mark) is not null;

    /// <summary>The first attribute with a name on a class; null if there is none.</summary>
    public static AttributeData? Find(INamedTypeSymbol type, string mark) => type.GetAttributes().FirstOrDefault(attribute => Is(attribute, mark));

    /// <summary>Whether an attribute has a name. Called for every attribute of a compilation, so it does not allocate a string.</summary>
    public static bool Is(AttributeData attribute, string mark) =>
        IsOfBoards(attribute) && attribute.AttributeClass!.MetadataName is var name && mark.Length == Namespace.Length + 1 + name.Length && mark.EndsWith(name, StringComparison.Ordinal);

    /// <summary>Whether an attribute is one of <c>Boards</c>.</summary>
    public static bool IsOfBoards(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The attributes that make a class a system or a part of one. A class has each at most once.</summary>
    public static ImmutableArray<string> OfParts { get; } = [MicrokitSystem, ProtectionDomain, VirtualMachine, IoAddressSpace];

    public const string MicrokitSystem = "Boards.MicrokitSystemAttribute";
    public const string ProtectionDomain = "Boards.ProtectionDomainAttribute";
    public const string VirtualMachine = "Boards.VirtualMachineAttribute";
    public const string GuestMemory = "Boards.GuestMemoryAttribute";
    public const string GuestDma = "Boards.GuestDmaAttribute";
    public const string GuestDevicetree = "Boards.GuestDevicetreeAttribute";
    public const string VirtualDevice = "Boards.VirtualDeviceAttribute";
    public const string Passthrough = "Boards.PassthroughAttribute";
    public const string MemoryRegion = "Boards.MemoryRegionAttribute";
    public const string Map = "Boards.MapAttribute";
    public const string Irq = "Boards.IrqAttribute";
    public const string Setvar = "Boards.SetvarAttribute";
    public const string Channel = "Boards.ChannelAttribute";
    public const string CSpace = "Boards.CSpaceAttribute";
    public const string IoPort = "Boards.IoPortAttribute";
    public const string IoApicIrq = "Boards.IoApicIrqAttribute";
    public const string MsiIrq = "Boards.MsiIrqAttribute";
    public const string IoAddressSpace = "Boards.IoAddressSpaceAttribute";
    public const string IoMap = "Boards.IoMapAttribute";
    public const string Domain = "Boards.DomainAttribute";
    public const string DomainSchedule = "Boards.DomainScheduleAttribute";
    public const string ScheduleEntry = "Boards.ScheduleEntryAttribute";
    public const string ScheduleEndMarker = "Boards.ScheduleEndMarkerAttribute";
    public const string DeviceNode = "Boards.DeviceNodeAttribute";
    public const string KernelOwned = "Boards.KernelOwnedAttribute";
}
