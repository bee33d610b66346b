using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Domains;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Interrupts;

/// <summary>Rules about interrupts that are declared by number.</summary>
internal static class IrqRules
{
    /// <summary>Reports numbers that are declared twice. Numbers that two domains declare are reported where they are claimed.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
        {
            Dictionary<uint, SourceLocation> seen = [];
            foreach (Declared<uint> number in domain.Irqs.Select(static i => i.Number))
            {
                if (seen.TryGetValue(number.Value, out SourceLocation first))
                    facts.Context.Report(DomainDiagnostics.InterruptTwice(Invariant($"interrupt {number.Value}"), domain.Name.Value, first, number.Location));
                else
                    seen[number.Value] = number.Location;
            }
        }
    }
}
