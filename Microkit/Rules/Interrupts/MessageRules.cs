using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Interrupts;

/// <summary>Rules about interrupts that no seL4 kernel delivers: messages to the interrupt translation service of a GICv3.</summary>
internal static class MessageRules
{
    private const string TranslationService = "arm,gic-v3-its";

    /// <summary>Reports devices with messages only, maps of the service, and a GICv3 with which no guest can run.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        if (context.Request.IsDefault)
            return;
        foreach (Holder holder in context.Holders)
        {
            foreach (HeldDevice held in facts.HeldBy(holder).Where(held => held.Device.Interrupts.IsEmpty))
            {
                if (ServiceOf(held.Device, context.Board) is { } service)
                    context.Report(InterruptDiagnostics.MessagesOnly(held.Device, service, holder.Title, held.Location));
            }
        }

        foreach ((MemoryRegionRequest region, RegionContents? contents) in facts.Reach.Regions)
        {
            // A bus is mapped for its devices.
            if (contents is { Bus: null } && contents.Registers.FirstOrDefault(r => context.Board[r.Owner].IsCompatible(TranslationService)) is { } registers)
                context.Report(InterruptDiagnostics.TranslationService(region.Name.Value, contents.Range, registers.Owner, region.PhysicalAddress!.Value.Location));
        }

        if (context.Kernel.Controller is { Controller: ControllerFamily.ArmGicV3, Interrupts.IsEmpty: true } controller
            && context.Holders.FirstOrDefault(static h => h.IsMachine) is { } guest)
            context.Report(InterruptDiagnostics.NoMaintenance(controller, guest.Title, guest.Machine!.Name.Location));
    }

    // A host bridge with a map of its pins has interrupt lines as well.
    private static Node? ServiceOf(Device device, Sel4Board board) => board.Hardware.PciRoutes(device.Node).Any(static route => route.Interrupt.Number is not null)
        ? null
        : board.Dependencies.Of(device.Node).Where(static d => d.Property == "msi-parent").Select(static d => d.Provider)
            .FirstOrDefault(provider => board[provider].IsCompatible(TranslationService));
}
