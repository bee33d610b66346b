using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>Parts with mistakes are reported and left out; the rest is read.</summary>
public sealed class BadFiles
{
    private const string Good = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <irq irq="33" id="1" trigger="level" />
                <irq irq="34" id="2" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="uart" vaddr="0x9000000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>
        """;

    private static SystemFile Read(string text) => SystemFileReader.Read(new SourceFile("dir/vmm.one.system", text), MicrokitVersions.Current);

    [Fact]
    public void Values_have_the_places_of_their_attributes()
    {
        SystemRequest request = Read(Good).Request;
        Assert.Equal(("vmm.one", true, MicrokitVersions.Current), (request.Name, request.IsHandWritten, request.Version));
        Declared<ulong> physical = request.MemoryRegions[0].PhysicalAddress!.Value;
        Assert.Equal((0x9000000UL, "0x9000000"), (physical.Value, Good.Substring(physical.Location.Start, physical.Location.Length)));
        Assert.Equal(("dir/vmm.one.system(3,57)", 2), (physical.Location.ToString(), physical.Location.To.Line));
        ProtectionDomainRequest domain = request.ProtectionDomains[0];
        Assert.Equal("protection_domain", Good.Substring(domain.Location.Start, domain.Location.Length));
        Assert.Equal("34", Good.Substring(domain.Irqs[1].Number.Location.Start, domain.Irqs[1].Number.Location.Length));
        Assert.Null(domain.Irqs[1].Trigger);
    }

    [Fact]
    public void A_mark_and_carriage_returns_shift_places_and_nothing_else()
    {
        SystemRequest request = Read("\ufeff" + Good.Replace("\n", "\r\n", StringComparison.Ordinal)).Request;
        Declared<ulong> physical = request.MemoryRegions[0].PhysicalAddress!.Value;
        Assert.Equal((0x9000000UL, "dir/vmm.one.system(3,57)"), (physical.Value, physical.Location.ToString()));
    }

    [Fact]
    public void One_bad_value_is_one_diagnostic_and_the_rest_is_read()
    {
        SystemFile file = Read(Good.Replace("irq=\"33\"", "irq=\"0x21\"", StringComparison.Ordinal).Replace("cached=\"false\"", "cached=\"no\"", StringComparison.Ordinal));
        Assert.Equal(["BRD3611", "BRD3612"], file.Diagnostics.Select(static d => d.Id));
        ProtectionDomainRequest domain = file.Request.ProtectionDomains[0];
        Assert.Equal(34u, Assert.Single(domain.Irqs).Number.Value);
        Assert.True(Assert.Single(domain.VirtualMachines[0].Maps).Cached is { Value: true });
    }

    [Fact]
    public void What_is_before_the_mistake_is_kept()
    {
        SystemFile file = Read(Good.Replace("<virtual_machine name=\"linux\">", "<virtual_machine name=linux>", StringComparison.Ordinal));
        Assert.Equal(["BRD3601"], file.Diagnostics.Select(static d => d.Id));
        Assert.Equal(2, file.Request.ProtectionDomains[0].Irqs.Count);
        Assert.Single(file.Request.MemoryRegions);
    }

    [Fact]
    public void A_domain_without_a_name_is_read_for_what_it_holds()
    {
        SystemFile file = Read(Good.Replace("name=\"VMM\" ", "", StringComparison.Ordinal));
        Assert.Equal(["BRD3606"], file.Diagnostics.Select(static d => d.Id));
        Assert.Equal(2, file.Request.ProtectionDomains[0].Irqs.Count);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_reported()
    {
        SystemFile file = SystemFileReader.Read(SourceFile.FromBytes("a.system", [.. Encoding.Latin1.GetBytes(Good.Replace("VMM", "VM\u00fc", StringComparison.Ordinal))]), MicrokitVersions.Current);
        Assert.Equal("this is not XML: the file is not UTF-8", Assert.Single(file.Diagnostics).Message);
        Assert.Equal(2, file.Request.ProtectionDomains[0].Irqs.Count);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Depth_has_an_end()
    {
        StringBuilder text = new("<system>");
        for (int i = 0; i < 50_000; i++)
            text.Append("<protection_domain name='d").Append(i).Append("' id='0'><program_image path='x'/>");
        Assert.Contains(Read(text.ToString()).Diagnostics, static d => d.Id == "BRD3616");
        Assert.Contains(Read(string.Concat(Enumerable.Repeat("<a>", 100_000))).Diagnostics, static d => d.Id == "BRD3601");
    }

    [Fact]
    public void A_file_that_is_wrong_everywhere_is_reported_to_an_end() =>
        Assert.InRange(Read("<system>" + string.Concat(Enumerable.Repeat("<irq/>", 100_000)) + "</system>").Diagnostics.Length, 1, 1000);

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [Trait("Category", "Slow")]
    public void What_is_xml_is_so_for_the_framework_as_well(int seed)
    {
        Random random = new(seed);
        string[] pieces = ["<", ">", "/>", "\"", "'", "&", "&#65;", "&lt;", "&x;", ";", "--", "]]>", "<!-- c -->", "<!-", "<?p d?>", "<![CDATA[ x ]]>", "=", " ", "/", "x", "x='1'", "x:y='1'", "xmlns:x='u'", "</system>", "<a/>", "\u0001", "\ud800", "\ud83d\ude00", ":", "-", "1a"];
        string body = Good.Substring(Good.IndexOf("<system>", StringComparison.Ordinal));
        int refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            StringBuilder changed = new(body);
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                int at = random.Next(changed.Length);
                if (random.Next(3) == 0)
                    changed.Remove(at, Math.Min(random.Next(1, 9), changed.Length - at));
                changed.Insert(Math.Min(at, changed.Length), pieces[random.Next(pieces.Length)]);
            }

            string text = changed.ToString();
            bool isXml = IsXml(text);
            refused += isXml ? 0 : 1;
            Assert.True(isXml == !Read(text).Diagnostics.Any(static d => d.Id == "BRD3601"), text);
        }

        Assert.InRange(refused, 500, 1900);
    }

    private static bool IsXml(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Category", "Slow")]
    public void Any_change_of_a_file_is_read_and_planned(int seed)
    {
        Random random = new(seed);
        string[] pieces = ["<", ">", "/>", "\"", "'", "&", "&#", ";", "--", "]]>", "<!", "<?", "=", " ", "0x", "-1", "\0", "\ud800", "<protection_domain name='x'>", "<vcpu id='9'/>", "_", "18446744073709551615"];
        Sel4Board board = Declare.Board(Specimens.QemuVirt);
        for (int i = 0; i < 400; i++)
        {
            StringBuilder text = new(Good);
            for (int n = random.Next(1, 5); n > 0; n--)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                text.Insert(Math.Min(at, text.Length), pieces[random.Next(pieces.Length)]);
            }

            SystemFile file = Read(text.ToString());
            Assert.All(file.Diagnostics, d => Assert.InRange(d.Location.Start + d.Location.Length, 0, text.Length));
            SystemPlanner.Plan(file.Request, board);
        }
    }
}
