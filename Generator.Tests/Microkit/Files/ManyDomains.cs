using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>A description with far more protection domains than Microkit accepts.</summary>
public sealed class ManyDomains
{
    private const int Count = 32_000;

    // Each has a region, a map, an interrupt, a channel and symbols. If each were compared with every other, this would take minutes.
    [Fact(Timeout = 60_000)]
    [Trait("Category", "Slow")]
    public async Task Are_checked_in_a_time_that_grows_with_their_number()
    {
        StringBuilder text = new("<system>");
        for (int i = 0; i < Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<memory_region name='r{i}' size='0x1000' phys_addr='0x{(ulong)i << 12:x}'/>")
                .Append(CultureInfo.InvariantCulture, $"<protection_domain name='d{i}'><program_image path='p'/><map mr='r{i}' vaddr='0x10000000' setvar_vaddr='s'/><irq irq='{i}' id='0'/></protection_domain>");
        }

        for (int i = 1; i < Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"<channel><end pd='d{i - 1}' id='1' setvar_id='c'/><end pd='d{i}' id='2'/></channel>");
        SourceFile file = new("many.system", text.Append("</system>").ToString());

        SystemCheckResult result = await Task.Run(() => SystemCheck.Run(file, MicrokitVersions.Current, null));

        Assert.Equal("BRD3309", Assert.Single(result.Diagnostics.Where(static d => d.Severity == Severity.Error)).Id);
    }
}
