using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Domains;

/// <summary>Variables of programs that Microkit's tool sets.</summary>
internal static class SetvarRules
{
    /// <summary>Reports symbols that cannot be set, and regions that have no address to set.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
            Check(facts, domain);
    }

    private static void Check(PlanFacts facts, ProtectionDomainRequest domain)
    {
        foreach (SetvarRequest setvar in domain.Setvars)
        {
            if (facts.Find(setvar.Region.Value) is not { } region)
                HandDeclarationRules.ReportUnknown(facts, setvar.Region);
            // On other architectures the tool allocates the memory before it sets the variable.
            else if (region.PhysicalAddress is null && facts.Context.Architecture == Architecture.X86)
                facts.Context.Report(MemoryDiagnostics.NoPhysicalAddress(region.Name, setvar.Region.Location));
        }

        HashSet<string> symbols = new(StringComparer.Ordinal);
        foreach (Declared<string> symbol in SymbolsOf(domain, facts.Context))
        {
            if (!IsName(symbol.Value))
                facts.Context.Report(DomainDiagnostics.Symbol(symbol.Value, symbol.Location));
            if (!symbols.Add(symbol.Value))
                facts.Context.Report(DomainDiagnostics.DuplicateSetvar(symbol.Value, domain.Name.Value, symbol.Location));
        }
    }

    // The names that assemblers accept without quotes.
    private static bool IsName(string symbol) =>
        symbol.Length > 0 && symbol[0] is not (>= '0' and <= '9') && symbol.All(static c => c is '_' or '.' or '$' || char.IsLetterOrDigit(c));

    // A declaration that is repeated is reported itself, and its symbols are not.
    private static IEnumerable<T> Once<T, TKey>(IEnumerable<T> declared, Func<T, TKey> key) => declared.GroupBy(key).Select(static repeated => repeated.First());

    // Ids of channel ends and of children are set in the program of the domain that uses them.
    private static IEnumerable<Declared<string>> SymbolsOf(ProtectionDomainRequest domain, PlanContext context) =>
        Once(domain.Maps, static m => (m.Region.Value, m.Address.Value)).SelectMany(static m => (Declared<string>?[])[m.Setvar, m.SetvarSize, m.SetvarPrefillSize])
            .Concat(domain.VirtualMachines.SelectMany(static m => m.GuestMemories).Select(static g => g.Setvar))
            .Concat(Once(domain.Passthroughs, static p => p.Device.Value).Select(static p => p.Setvar))
            .Concat(domain.Irqs.Select(static i => i.SetvarId))
            .Concat(domain.IoApicIrqs.Select(static i => i.SetvarId))
            .Concat(domain.MsiIrqs.Select(static i => i.SetvarId))
            .Concat(domain.IoPorts.SelectMany(static p => (Declared<string>?[])[p.SetvarId, p.SetvarAddress]))
            .Concat(domain.Setvars.Select(static s => (Declared<string>?)s.Symbol))
            .Concat(domain.Children.Select(static c => c.SetvarId))
            .Concat(context.EndsAt(domain.Name.Value).Select(static end => end.SetvarId))
            .Where(static s => s is not null).Select(static s => s!.Value);
}
