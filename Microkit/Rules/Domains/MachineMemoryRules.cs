using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;

namespace Boards.Microkit.Rules.Domains;

/// <summary>Checks whether virtual machines have memory.</summary>
internal static class MachineMemoryRules
{
    /// <summary>Reports virtual machines that can only reach registers. For the default system, there is nothing to edit.</summary>
    public static void Check(PlanFacts facts)
    {
        if (facts.Context.Request.IsDefault)
            return;
        foreach (Holder machine in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            bool hasMemory = machine.Machine!.GuestMemories.Count > 0
                || facts.Reach.MapsOf(machine).Any(static map => map.Contents is null or { Registers.IsEmpty: true, Window: null });
            if (!hasMemory)
                facts.Context.Report(DomainDiagnostics.NoMemory(machine.Name, facts.Context.Request.IsHandWritten, machine.Machine.Name.Location));
        }
    }
}
