using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Microsoft.CodeAnalysis;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Checks whether the attributes of a class have an effect on that class.</summary>
internal static class Placement
{
    // A virtual machine has no program whose symbols Microkit's tool could set.
    private static readonly string[] Symbols = ["Setvar", "SetvarSize", "SetvarPrefillSize"];

    /// <summary>Whether a class is a protection domain or a virtual machine of a system, so that it cannot be a system itself.</summary>
    public static bool IsPart(INamedTypeSymbol type) => IsDomain(type) || IsMachine(type);

    /// <summary>Attributes that have no effect where they are.</summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancel)
    {
        foreach ((AttributeData attribute, string wanted) in Misplaced(type, cancel))
            yield return DeclarationDiagnostics.Misplaced(WithoutSuffix(attribute.AttributeClass!.Name), wanted, new AttributeReader(attribute, cancel).Location);
        if (!IsMachine(type))
            yield break;
        foreach (AttributeReader reader in type.GetAttributes().Select(attribute => new AttributeReader(attribute, cancel)).Where(static reader => reader.Is(Marks.Passthrough) || reader.Is(Marks.Map)))
        {
            foreach (string name in Symbols)
            {
                if (reader.Find(name) is { } symbol)
                    yield return DeclarationDiagnostics.MisplacedSymbol(name, symbol.Location);
            }
        }
    }

    /// <summary>Whether a file of a system has a part that does not belong to it only because of a mistake that is reported.</summary>
    public static bool LosesPart(INamedTypeSymbol system, CancellationToken cancel)
    {
        if (system.DeclaringSyntaxReferences.Any(part => TypesOfFile.HasSyntaxError(part.SyntaxTree, cancel)))
            return true;
        Compilation compilation = ((ISourceAssemblySymbol)system.ContainingAssembly).Compilation;
        return system.DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Distinct().SelectMany(TypesOfFile.Of)
            .Where(static type => type.AttributeLists.Count > 0)
            .Select(type => compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, cancel))
            .OfType<INamedTypeSymbol>()
            .Any(type => type.GetAttributes().Any(Marks.IsMisspelt) || Misplaced(type, cancel).Any());
    }

    // The attributes that have no effect, and where they must be.
    private static IEnumerable<(AttributeData Attribute, string Wanted)> Misplaced(INamedTypeSymbol type, CancellationToken cancel)
    {
        List<(AttributeData, string)> misplaced = [];
        foreach (AttributeData attribute in type.GetAttributes().Where(Marks.IsOfBoards))
        {
            if (Wanted(attribute.AttributeClass!.ToDisplayString(), type) is { } wanted)
                misplaced.Add((attribute, wanted));
        }

        if (misplaced.Count == 0 || MayBelong(type, cancel))
            return [];
        if (type.ContainingType is { } outer && Follows(type, outer, cancel))
            return [];
        return Marks.OfParts.Any(mark => Marks.IsOn(type, mark)) ? misplaced : misplaced.Take(1);
    }

    // What is in a misplaced part is misplaced with it. A class that is not a part lacks only the attribute that makes it one, which is
    // reported once for the class and all parts in it.
    private static bool Follows(INamedTypeSymbol type, INamedTypeSymbol outer, CancellationToken cancel) =>
        !IsPart(outer) && (IsMarked(outer)
            || (!Marks.IsOn(outer, Marks.MicrokitSystem)
                && (Misplaced(outer, cancel).Any() || (IsMarked(type) && !SymbolEqualityComparer.Default.Equals(outer.GetTypeMembers().First(IsMarked), type)))));

    // A class may be a part if its attributes or those around it cannot be read, which the compiler reports.
    private static bool MayBelong(INamedTypeSymbol type, CancellationToken cancel)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.GetAttributes().Any(Marks.IsMisspelt))
                return true;
        }

        return type.DeclaringSyntaxReferences.Any(part => TypesOfFile.HasSyntaxError(part.SyntaxTree, cancel));
    }

    // Where the attribute must be; null if it is there, or if it is an attribute of another library.
    private static string? Wanted(string mark, INamedTypeSymbol type)
    {
        bool isSystem = Marks.IsOn(type, Marks.MicrokitSystem);
        bool isDomain = IsDomain(type);
        bool isMachine = IsMachine(type);
        // If the virtual machine or the protection domain itself is misplaced, that is reported, and its attributes are not.
        bool isOfMachine = isMachine || Marks.IsOn(type, Marks.VirtualMachine);
        bool isOfDomain = isDomain || Marks.IsOn(type, Marks.ProtectionDomain);
        (bool isRight, string wanted) = mark switch
        {
            Marks.MicrokitSystem => (!isDomain && !isMachine, "a class that is not a part of another system"),
            Marks.VirtualMachine when isDomain => (false, "a class that is not a protection domain itself"),
            Marks.ProtectionDomain => (isDomain, "a class nested in a system or a protection domain"),
            Marks.VirtualMachine => (isMachine, "a class nested in a protection domain"),
            Marks.GuestMemory or Marks.GuestDma or Marks.GuestDevicetree or Marks.VirtualDevice => (isOfMachine, "a virtual machine"),
            Marks.Passthrough or Marks.Map => (isOfMachine || isOfDomain, "a virtual machine or a protection domain"),
            Marks.Irq or Marks.Setvar or Marks.CSpace or Marks.IoPort or Marks.IoApicIrq or Marks.MsiIrq => (isOfDomain, "a protection domain"),
            Marks.MemoryRegion or Marks.Channel or Marks.Domain or Marks.DomainSchedule or Marks.ScheduleEntry or Marks.ScheduleEndMarker =>
                (isSystem, "a system"),
            Marks.IoAddressSpace => (IsAddressSpace(type), "a class nested in a system"),
            Marks.IoMap => (IsAddressSpace(type), "an I/O address space"),
            _ => (true, ""),
        };
        return isRight ? null : wanted;
    }

    private static bool IsDomain(INamedTypeSymbol? type) =>
        type is not null && Marks.IsOn(type, Marks.ProtectionDomain)
        && type.ContainingType is { } outer && (Marks.IsOn(outer, Marks.MicrokitSystem) || IsDomain(outer));

    // A class has the constants of only one part.
    private static bool IsMachine(INamedTypeSymbol type) => Marks.IsOn(type, Marks.VirtualMachine) && IsDomain(type.ContainingType) && !IsDomain(type);

    private static bool IsMarked(INamedTypeSymbol type) => Marks.IsOn(type, Marks.ProtectionDomain) || Marks.IsOn(type, Marks.VirtualMachine);

    private static bool IsAddressSpace(INamedTypeSymbol type) =>
        Marks.IsOn(type, Marks.IoAddressSpace) && type.ContainingType is { } outer && Marks.IsOn(outer, Marks.MicrokitSystem);

    private static string WithoutSuffix(string name)
    {
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
