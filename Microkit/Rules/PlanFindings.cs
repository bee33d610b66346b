using System;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Guests;
using Boards.Microkit.Rules.Interrupts;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules;

/// <summary>Makes the diagnostics of findings.</summary>
internal static class PlanFindings
{
    /// <summary>The diagnostic of a finding.</summary>
    public static Diagnostic DiagnosticOf(PlanFinding finding) => finding.FixValue is { } value ? Of(finding) with { FixValue = value } : Of(finding);

    private static Diagnostic Of(PlanFinding finding) => finding switch
    {
        PlanFinding.Cascaded f => InterruptDiagnostics.Cascaded(f.Interrupt, f.To, f.At),
        PlanFinding.Displaced f => InterruptDiagnostics.Displaced(f.What, f.Id, f.Earlier, f.Other, f.EarlierAt, f.At),
        PlanFinding.DuplicateId f => InterruptDiagnostics.DuplicateId(f.What, f.Id, f.Holder, f.Domain, f.First, f.At),
        PlanFinding.DuplicateName f => DomainDiagnostics.DuplicateName(f.Kind, f.Name, f.First, f.At),
        PlanFinding.Dynamic f => InterruptDiagnostics.Dynamic(f.Interrupt, f.Constant, f.At),
        PlanFinding.Empty f => MemoryDiagnostics.Empty(f.Name, f.At),
        PlanFinding.IdRange f => InterruptDiagnostics.IdRange(f.What, f.Id, f.Most, f.At),
        PlanFinding.ImageMisaligned f => ImageDiagnostics.Misaligned(f.Machine, f.Image, f.Address, f.Alignment, f.Offset, f.At),
        PlanFinding.ImageOutside f => ImageDiagnostics.Outside(f.Machine, f.Image, f.Range, f.Memory, f.At),
        PlanFinding.ImageOverlap f => ImageDiagnostics.Overlap(f.Machine, f.Image, f.Range, f.Other, f.OtherRange, f.At),
        PlanFinding.ImageWithoutRoom f => ImageDiagnostics.NoRoom(f.Machine, f.Image, f.Size, f.Memory, f.At),
        PlanFinding.KernelInterrupt f => InterruptDiagnostics.KernelInterrupt(f.Who, f.Number, f.Owner, f.Meant, f.At),
        PlanFinding.KernelPage f => MemoryDiagnostics.KernelPage(f.Region, f.Owner, f.At),
        PlanFinding.KernelPageCut f => MemoryDiagnostics.KernelPageCut(f.Bus, f.Cut, f.Owner, f.At),
        PlanFinding.LineChosenTwice f => InterruptDiagnostics.LineChosenTwice(f.Interrupt, f.Other, f.Wanted, f.Taken, f.At),
        PlanFinding.MapOverlap f => MemoryDiagnostics.MapOverlap(f.Region, f.Range, f.Other, f.OtherRange, f.Space, f.At),
        PlanFinding.Misaligned f => MemoryDiagnostics.Misaligned(f.What, f.Value, f.Page, f.At),
        PlanFinding.NameGiven f => MemoryDiagnostics.NameGiven(f.Device, f.Name, f.Other, f.OtherName, f.OtherAt, f.At),
        PlanFinding.Needed f => DeviceDiagnostics.PassedAlong(f.Device, f.Passed, f.Delivered, f.LeftOut, f.At),
        PlanFinding.NoFreeMemory f => MemoryDiagnostics.NoFreeMemory(f.Machine, f.Size, f.IsDescribed, f.At),
        PlanFinding.NoFreeId f => InterruptDiagnostics.NoFreeId(f.What, f.Domain, f.At),
        PlanFinding.NoLineLeft f => InterruptDiagnostics.NoLineLeft(f.Interrupt, f.Line, f.At),
        PlanFinding.NoNumber f => InterruptDiagnostics.NoNumber(f.Interrupt, f.At),
        PlanFinding.NoSuchInterrupt f => DeviceDiagnostics.NoSuchInterrupt(f.Device, f.Index, f.At),
        PlanFinding.NoSuchLine f => InterruptDiagnostics.NoSuchLine(f.Interrupt, f.Line, f.Wanted, f.At),
        PlanFinding.NoSuchRegion f => DeviceDiagnostics.NoSuchRegion(f.Device, f.Index, f.At),
        PlanFinding.NothingExcluded f => DeviceDiagnostics.NothingExcluded(f.Device, f.Excluded, f.WithDependencies, f.At),
        PlanFinding.OutOfRange f => InterruptDiagnostics.OutOfRange(f.Who, f.Number, f.Highest, f.Meant, f.At),
        PlanFinding.OutOfSpace f => MemoryDiagnostics.OutOfSpace(f.Name, f.Range, f.End, f.At),
        PlanFinding.PassedTwice f => DeviceDiagnostics.PassedTwice(f.Device, f.To, f.First, f.At),
        PlanFinding.SharedLine f => InterruptDiagnostics.SharedLine(f.Who, f.Number, f.Id, f.Given, f.At),
        PlanFinding.SmallPages f => MemoryDiagnostics.SmallPages(f.Name, f.What, f.Value, f.Pages, f.At),
        PlanFinding.SoftwareInterrupt f => InterruptDiagnostics.SoftwareInterrupt(f.Who, f.Number, f.Meant, f.At),
        PlanFinding.TooMany f => InterruptDiagnostics.TooMany(f.Device, f.What, f.Given, f.Interrupts, f.At),
        PlanFinding.TriggerUnknown f => InterruptDiagnostics.TriggerUnknown(f.Interrupt, f.At),
        PlanFinding.TwoDomains f => InterruptDiagnostics.TwoDomains(f.Device, f.Number, f.Other, f.Domain, f.First, f.At),
        PlanFinding.UnknownDevice f => DeviceDiagnostics.UnknownDevice(f.Name, f.Suggestion, f.HasLabels, f.At),
        PlanFinding.WideWindow f => MemoryDiagnostics.WideWindow(f.Bridge, f.Window, f.At),
        _ => throw new InvalidOperationException(finding.GetType().Name),
    };
}
