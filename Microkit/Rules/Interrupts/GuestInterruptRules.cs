using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;

namespace Boards.Microkit.Rules.Interrupts;

/// <summary>Checks whether the virtual interrupt controller of a guest has the guest's interrupts.</summary>
internal static class GuestInterruptRules
{
    // libvmm's virtual distributors (src/arch/aarch64/vgic): the number of interrupt ids in GICD_TYPER.
    private const uint VirtualGicV2 = 256;
    private const uint VirtualGicV3 = 160;

    /// <summary>Reports interrupts that a guest's virtual controller does not have.</summary>
    public static void Check(PlanFacts facts)
    {
        // The interrupts of the default system were not chosen.
        if (facts.Context.Request.IsDefault)
            return;
        (uint limit, string controller) = facts.Context.Kernel.Controller?.Controller switch
        {
            ControllerFamily.ArmGicV2 => (VirtualGicV2, "GICv2"),
            ControllerFamily.ArmGicV3 => (VirtualGicV3, "GICv3"),
            _ => (uint.MaxValue, ""),
        };
        foreach (InterruptClaim claim in facts.Interrupts.Irqs.SelectMany(static domain => domain).SelectMany(static irq => irq.Claims).Where(claim => claim.Number >= limit))
        {
            if (MachineOf(facts, claim) is { } machine)
                facts.Context.Report(InterruptDiagnostics.VirtualController(claim.Device, claim.Number, limit, controller, machine.Title, claim.Location));
        }
    }

    // An interrupt that is declared by number is delivered to a protection domain; it is for the machine that has its device.
    private static Holder? MachineOf(PlanFacts facts, InterruptClaim claim) => claim.Holder.IsMachine
        ? claim.Holder
        : facts.Context.HoldersOf(claim.Holder.Domain).FirstOrDefault(h => h.IsMachine && facts.HeldInterrupts(h, claim.Number).Any());
}
