using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Memory;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Checks whether memory that is declared with an address overlaps the kernel.</summary>
internal static class KernelImageRules
{
    /// <summary>Reports memory that overlaps the kernel's image.</summary>
    public static void Check(PlanFacts facts)
    {
        IdentityPlaces places = new(facts);
        AddressRange image = facts.Context.Kernel.Image;
        foreach (NamedRegion region in facts.NamedRegions.Where(static r => !r.IsOfDevices))
        {
            if (region.Range is { } range && range.Overlaps(image))
            {
                facts.Context.Report(MemoryDiagnostics.KernelImage(region.Name, range, image.Start, facts.Context.Board.Platform.Name, region.Location) with
                {
                    FixValue = places.Of(region),
                });
            }
        }
    }
}
