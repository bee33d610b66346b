using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>Checks whether a driver can use the registers and memory that are mapped by hand.</summary>
internal static class MapRules
{
    /// <summary>Reports maps at addresses that the guest does not expect, maps of the wrong kind, and registers that others map as well.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (HandMap map in facts.Reach.Maps)
        {
            facts.Context.Cancel.ThrowIfCancellationRequested();
            bool isCpuInterface = facts.Reach.IsCpuInterface(map);
            if (map.Contents is { IsOfDevices: true } contents)
                CheckKind(facts, map, contents);
            if (!isCpuInterface)
                CheckAddress(facts, map);
        }

        foreach (Holder machine in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            foreach (HandMap memory in facts.GuestMemoriesOf(machine).Select(static m => m.Map).OfType<HandMap>())
                CheckMemory(facts, memory);
            CheckCpuInterface(facts, machine);
        }

        CheckShared(facts);
    }

    private static void CheckKind(PlanFacts facts, HandMap map, RegionContents contents)
    {
        string what = contents.Registers.IsEmpty ? contents.Window!.Path : contents.Registers[0].Owner.Path;
        // In C#, a missing value follows from the board; in a system description, it is the tool's default.
        if (map.Map.Cached is { } cached ? cached.Value : facts.Context.Request.IsHandWritten)
            facts.Context.Report(MappingDiagnostics.Cached(map, what, map.Map.Cached is not null, (map.Map.Cached?.Location) ?? map.Map.Region.Location));
        if (map.Map.IsExecutable)
            facts.Context.Report(MappingDiagnostics.Executable(map, what, map.Map.Permissions!.Value.Location));
        // A program is written for its maps; the driver of a guest is not.
        if (map is { Holder.IsMachine: true, Map.Permissions: { } permissions } && permissions.Value.IndexOf('w') < 0)
            facts.Context.Report(DeviceDiagnostics.ReadOnly(what, permissions.Value, map.Holder.Title, permissions.Location));
    }

    private static void CheckMemory(PlanFacts facts, HandMap memory)
    {
        if (memory.Map.Cached is { Value: false } cached)
            facts.Context.Report(MappingDiagnostics.Uncached(memory, cached.Location));

        // On x86, the kernel maps all memory of a guest executable. A guest whose memory is small is not complete yet.
        bool isRam = memory.Size >= MicrokitLimits.LargePageBytes && facts.Context.Architecture != Architecture.X86;
        if (isRam && !memory.Map.IsExecutable && (memory.Map.Permissions is not { } permissions || HandDeclarationRules.ArePermissions(permissions.Value)))
            facts.Context.Report(MappingDiagnostics.NotExecutable(memory, memory.Map.Permissions?.Location ?? memory.Map.Region.Location));
    }

    private static void CheckAddress(PlanFacts facts, HandMap map)
    {
        if (!map.Holder.IsMachine)
            return;
        if (map.Contents is null)
        {
            if (facts.Reach.Physical.DeviceFitting(map.Virtual) is { } hidden)
                facts.Context.Report(MappingDiagnostics.MemoryForDevice(map, hidden));
        }
        // An address that is not a multiple of the page size is reported for the region.
        else if (map is { IsMoved: true, Contents.Devices.IsEmpty: false } && map.Region.PhysicalAddress!.Value.Value % MicrokitLimits.PageBytes == 0)
        {
            Device? expected = facts.Reach.Physical.DeviceAt(map.Map.Address.Value);
            DeviceRegion registers = map.Contents.RegistersOf(map.Contents.Devices[0])[0];
            facts.Context.Report(MappingDiagnostics.Moved(map, registers, expected));
        }
    }

    // On a GICv2, a guest uses the registers of its CPU interface, which are those of the virtual one. On a GICv3, it needs none.
    private static void CheckCpuInterface(PlanFacts facts, Holder machine)
    {
        if (!facts.Context.Request.IsHandWritten || facts.Context.Kernel is not { VirtualCpuInterface: { } gic, Controller: { } controller })
            return;
        HandMap[] maps = [.. facts.Reach.MapsOf(machine).Where(facts.Reach.IsCpuInterface)];
        if (maps.Any(m => m.Virtual.Contains(gic.GuestAddress) && m.Contents!.Range.Start + (gic.GuestAddress - m.Map.Address.Value) == gic.Address))
            return;
        // A map of a page that is reserved for the kernel is reported for the region.
        if (maps.Any(m => facts.Context.Kernel.Pages.Any(p => !p.IsVirtualCpuInterface && m.Contents is { } contents && p.Range.Overlaps(contents.Range))))
            return;
        if (maps.Length == 0)
            facts.Context.Report(MappingDiagnostics.NoCpuInterface(gic, controller.Path, machine.Title, machine.Machine!.Name.Location));
        else
            facts.Context.Report(MappingDiagnostics.WrongCpuInterface(gic, controller.Path, maps[0].Contents!.Range.Start, maps[0].Map.Address.Value, WrongPart(maps[0], gic)));
    }

    private static SourceLocation WrongPart(HandMap map, VirtualCpuInterface gic) =>
        map.Contents!.Range.Contains(gic.Address) ? map.Map.Address.Location : map.Region.PhysicalAddress!.Value.Location;

    // A VMM may map the devices of its own guest. Memory and the guests' CPU interfaces may be shared.
    private static void CheckShared(PlanFacts facts)
    {
        IEnumerable<HandMap> ofDevices = facts.Reach.Maps.Where(m => m.Contents is { IsOfDevices: true } && !facts.Reach.IsCpuInterface(m));
        foreach (IGrouping<object, HandMap> maps in ofDevices.GroupBy(static m => (object)m.Region))
        {
            HandMap first = maps.First();
            Device? device = first.Contents!.Devices.FirstOrDefault() ?? first.Contents.Window;
            foreach (HandMap other in maps.Where(m => m.Holder.Domain != first.Holder.Domain && device is not null))
            {
                facts.Context.Report(MemoryDiagnostics.SharedPage(
                    device!, first.Contents.Range, other.Holder.Title, first.Holder.Title, first.Map.Region.Location, other.Map.Region.Location));
            }
        }
    }
}
