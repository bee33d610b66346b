using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>System descriptions as people write them, and files that are not system descriptions.</summary>
public sealed class SystemFiles
{
    private const string Image = "<program_image path='p.elf'/>";

    private static SystemFile Read(string text, MicrokitVersion version = MicrokitVersions.Current) =>
        SystemFileReader.Read(new SourceFile("some/vmm.system", text), version);

    private static string Domain(string content, string attributes = "") => $"<system><protection_domain name='net' {attributes}>{Image}{content}</protection_domain></system>";

    private static string Machine(string content, string attributes = "name='guest'") => Domain($"<virtual_machine {attributes}>{content}</virtual_machine>");

    private static string Beside(string elements) => $"<system>{elements}<protection_domain name='net'>{Image}</protection_domain><protection_domain name='disk'>{Image}</protection_domain></system>";

    /// <summary>What the tool accepts: no error about the form, whatever else may be reported.</summary>
    public static TheoryData<string> Taken =>
    [
        // Numbers of sizes and addresses (sdf_parse_number).
        Beside("<memory_region name='ring' size='8192'/>"),
        Beside("<memory_region name='ring' size='0x2000'/>"),
        Beside("<memory_region name='ring' size='0x+2000'/>"),
        Beside("<memory_region name='ring' size='+8192'/>"),
        Beside("<memory_region name='ring' size='__8_192_'/>"),
        Beside("<memory_region name='ring' size='0_x2000'/>"),
        Beside("<memory_region name='ring' size='0x0002000' phys_addr='0xABCDE000'/>"),
        Beside("<memory_region name='ring' size='0x1000' phys_addr='18446744073709547520'/>"),
        Beside("<memory_region name='ring' size='0x200000' page_size='0x200_000'/>"),
        Beside("<memory_region name='boot' prefill_bootinfo='fdt'/>"),
        Beside("<memory_region name='file' prefill_path='blob.bin'/>"),
        Beside("<memory_region name='' size='0x1000'/>"),
        Beside("<memory_region name='a b/c@0' size='0x1000'/>"),
        Beside("<memory_region name='ring' size='0x1000'>some text<child any='1'/></memory_region>"),
        // Interrupts and ids are plain decimal.
        Domain("<irq irq='+77' id='+3'/>"),
        Domain("<irq irq='0077' id='007'/>"),
        Domain("<irq irq='4294967296' id='3'/>"),
        Domain("<irq irq='77' id='61' trigger='edge' setvar_id='irq_id'/>"),
        Domain("", "priority='0xfe' budget='0x1_00' period='0x200' passive='true' stack_size='0x4000' smc='false' cpu='0' fpu='false'"),
        Domain("<protection_domain name='child' id='0x5' setvar_id='child_id'><program_image path='c.elf' path_for_symbols='s.elf'/></protection_domain>"),
        Domain("<map mr='r' vaddr='0x0' perms='' cached='false' setvar_vaddr='a' setvar_size='b' setvar_prefill_size='c'/>"),
        Domain("<map mr='r' vaddr='0x1000' perms='xwrr'/>"),
        Domain("<setvar symbol='paddr' region_paddr='nothing'/>"),
        Domain("text in a domain"),
        Domain("<cspace><cap_tcb slot='0x1' pd='net'/><cap_sc slot='2' pd='net'/><cap_vspace slot='127' pd='net'/></cspace>"),
        Machine("<vcpu id='0'/><vcpu id='1' cpu='0' setvar_id='second'/><map mr='r' vaddr='0x40000000' perms='rwx'/>"),
        Machine("<vcpu id='0'/>", "name='guest' priority='300' budget='10' period='20'"),
        Beside("<channel><end pd='net' id='0' notify='false' setvar_id='n'/><end pd='disk' id='61' pp='false'/></channel>"),
        Beside("<domains><domain name='a' id='0'/><domain name='b'/><domain_schedule start_index='0' index_shift='1'><schedule_entry domain='a' duration='0x10 us'/><schedule_entry domain='b' duration='1_000 ticks'/><schedule_end_marker/></domain_schedule></domains>"),
        // XML itself.
        "\ufeff" + Domain(""),
        Domain("").Replace("><", ">\r\n\t<", StringComparison.Ordinal),
        "<?xml version='1.0' encoding='iso-8859-1' standalone='yes' ?>\n<!-- first - of them -->\n" + Domain(""),
        "<?xml version='1.7'?>" + Domain("") + "<?after?><!---->\n",
        Domain("").Replace("<system>", "<system anything='goes' x:as='well' xmlns:x='urn:x'><?here too?>", StringComparison.Ordinal),
        "<s:system xmlns:s='urn:s'><s:protection_domain name='&lt;&#x41;&#66;&amp;'><program_image path=\"it's.elf\"/></s:protection_domain></s:system>",
        "<system xmlns='urn:s'><!-- c --><![CDATA[ \n ]]><protection_domain name = \"a\"\n><program_image path='x'></program_image ></protection_domain></system>",
    ];

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_the_tool_takes_has_no_error(string text) =>
        Assert.Empty(Read(text).Diagnostics.Where(static d => d.Severity == Severity.Error));

    /// <summary>The rule, and the file with the mistake between bars.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "BRD3610", Beside("<memory_region name='ring' size='|0X2000|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|0b11|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|4k|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|8192 |'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='||'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|_|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|0x|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|++1|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='|-4096|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='0x1000' phys_addr='|0x10000000000000000|'/>") },
        { "BRD3610", Beside("<memory_region name='ring' size='0x1000' phys_addr='|18446744073709551616|'/>") },
        { "BRD3610", Domain("", "priority='|high|'") },
        { "BRD3610", Domain("<map mr='r' vaddr='|1.5|'/>") },
        { "BRD3611", Domain("<irq irq='|0x4d|' id='3'/>") },
        { "BRD3611", Domain("<irq irq='|7_7|' id='3'/>") },
        { "BRD3611", Domain("<irq irq='|77 |' id='3'/>") },
        { "BRD3611", Domain("<irq irq='|-77|' id='3'/>") },
        { "BRD3611", Domain("<irq irq='||' id='3'/>") },
        { "BRD3611", Domain("<irq irq='77' id='|0x3|'/>") },
        { "BRD3611", Domain("<irq irq='77' id='|-1|'/>") },
        { "BRD3611", Machine("<vcpu id='|one|'/>") },
        { "BRD3611", Beside("<channel><end pd='net' id='|0x0|'/><end pd='disk' id='0'/></channel>") },
        { "BRD3612", Domain("<irq irq='77' id='3' trigger='|Level|'/>") },
        { "BRD3612", Domain("<map mr='r' vaddr='0' cached='|False|'/>") },
        { "BRD3612", Domain("", "passive='|1|'") },
        { "BRD3612", Domain("", "smc='|yes|'") },
        { "BRD3612", Domain("", "fpu='||'") },
        { "BRD3612", Beside("<memory_region name='boot' prefill_bootinfo='|dtb|'/>") },
        { "BRD3612", Beside("<channel><end pd='net' id='0' pp='| true|'/><end pd='disk' id='0'/></channel>") },
        { "BRD3612", Domain("<irq pin='3' vector='7' id='1' polarity='|up|'/>") },
        { "BRD3613", Beside("<domains><domain name='a'/><domain_schedule><schedule_entry domain='a' duration='|10|'/></domain_schedule></domains>") },
        { "BRD3613", Beside("<domains><domain name='a'/><domain_schedule><schedule_entry domain='a' duration='|10  us|'/></domain_schedule></domains>") },
        { "BRD3613", Beside("<domains><domain name='a'/><domain_schedule><schedule_entry domain='a' duration='|10 ms|'/></domain_schedule></domains>") },
        { "BRD3614", Beside("<|channel|><end pd='net' id='0'/></channel>") },
        { "BRD3614", Beside("<|channel|><end pd='net' id='0'/><end pd='disk' id='0'/><end pd='net' id='1'/></channel>") },
        { "BRD3603", Beside("<|memory_regoin| name='ring' size='0x1000'/>") },
        { "BRD3603", Beside("<|virtual_machine| name='guest'/>") },
        { "BRD3603", Machine("<vcpu id='0'/><|irq| irq='77' id='3'/>") },
        { "BRD3603", Domain("<cspace><|cap_cnode| slot='1' pd='net'/></cspace>") },
        { "BRD3604", Beside("<memory_region name='ring' size='0x1000' |paddr|='0x1000'/>") },
        { "BRD3604", Domain("", "|id|='3'") },
        { "BRD3604", Machine("<vcpu id='0'/><map mr='r' vaddr='0' |setvar_vaddr|='x'/>") },
        { "BRD3604", Beside("<channel |name|='c'><end pd='net' id='0'/><end pd='disk' id='0'/></channel>") },
        { "BRD3604", "<system xmlns:x='urn:x'><protection_domain name='net' |x:note|='1'>" + Image + "</protection_domain></system>" },
        { "BRD3604", Domain("<irq pin='3' vector='7' id='1' |irq_number|='5'/>") },
        { "BRD3605", Machine("<vcpu id='0'/>", "name='guest' |id|='0'") },
        { "BRD3605", Domain("", "|pp|='true'") },
        { "BRD3606", Beside("<|memory_region| size='0x1000'/>") },
        { "BRD3606", "<system><|protection_domain|>" + Image + "</protection_domain></system>" },
        { "BRD3606", Domain("<|map| vaddr='0x1000'/>") },
        { "BRD3606", Domain("<|irq| id='3'/>") },
        { "BRD3606", Domain("<|irq| irq='77'/>") },
        { "BRD3606", Domain("<|protection_domain| name='child'>" + Image + "</protection_domain>") },
        { "BRD3606", Domain("<|irq| pcidev='0:3.0' handle='1' id='1'/>") },
        { "BRD3606", Domain("<|setvar| symbol='x'/>") },
        { "BRD3606", Beside("<channel><end pd='net' id='0'/><|end| pd='disk'/></channel>") },
        { "BRD3607", "<system><|protection_domain| name='net'/></system>" },
        { "BRD3607", Domain("<|virtual_machine| name='guest'/>") },
        { "BRD3607", Beside("<|domains|><domain name='a'/></domains>") },
        { "BRD3608", Domain("<|program_image| path='second.elf'/>") },
        { "BRD3608", Domain("<virtual_machine name='a'><vcpu id='0'/></virtual_machine><|virtual_machine| name='b'><vcpu id='0'/></virtual_machine>") },
        { "BRD3609", Domain("").Replace("</system>", "\n|hello| </system>", StringComparison.Ordinal) },
        { "BRD3609", Domain("").Replace("</system>", "|<![CDATA[x]]>|</system>", StringComparison.Ordinal) },
        { "BRD3602", "<|sys|/>" },
        { "BRD3602", "<|System|/>" },
        { "BRD3602", "<|sytem|><memory_region name='a' size='0x1000'/></sytem>" },
        { "BRD3601", "<sytem><memory_region name='a' size='0x1000'/>|</system>|" },
        { "BRD3601", "<system>|</sytem>|" },
        { "BRD3601", "||" },
        { "BRD3601", "|<!|DOCTYPE system><system/>" },
        { "BRD3601", "<system>|<!-- a -- b -->|</system>" },
        { "BRD3601", "<system>|<!-- a --->|</system>" },
        { "BRD3601", "<system>|<!--| a </system>" },
        { "BRD3601", "<|system|><memory_region name='a' size='0x1000'/>" },
        { "BRD3601", "<system><protection_domain name='a'>|</system>|" },
        { "BRD3601", "<system/><|system|/>" },
        { "BRD3601", "<system><memory_region name='a' |name|='b'/></system>" },
        { "BRD3601", "<system><|s:memory_region| name='a'/></system>" },
        { "BRD3601", "<system><memory_region name='a'|s|ize='0x1000'/></system>" },
        { "BRD3601", "<system><memory_region name=|a| size='0x1000'/></system>" },
        { "BRD3601", "<system><memory_region name='a size='|0|x1000'/></system>" },
        { "BRD3601", "<system><memory_region name='|<|'/></system>" },
        { "BRD3601", "<system><memory_region name=|'|a/>" },
        { "BRD3601", "<system><memory_region name='a |&| b'/></system>" },
        { "BRD3601", "<system><memory_region name='|&nbsp;|'/></system>" },
        { "BRD3601", "<system><memory_region name='|&#0;|'/></system>" },
        { "BRD3601", "<system><memory_region name='a' size='0x1000'>|]|]></memory_region></system>" },
        { "BRD3601", "\n|<?xml| version='1.0'?><system/>" },
        { "BRD3601", "<?xml |version|='2.0'?><system/>" },
        { "BRD3601", "<system/>|text|" },
        { "BRD3601", "|text|<system/>" },
        { "BRD3601", "<system>|\u0001|</system>" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_tool_refuses_is_reported_once_and_at_its_place(string id, string marked)
    {
        int start = marked.IndexOf('|');
        int end = marked.IndexOf('|', start + 1) - 1;
        Diagnostic reported = Assert.Single(Read(marked.Replace("|", "", StringComparison.Ordinal)).Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Equal((id, start, end - start), (reported.Id, reported.Location.Start, reported.Location.Length));
    }

    [Fact]
    public void What_the_tool_does_not_look_at_is_reported_as_such()
    {
        string text = Beside("<memory_region name='ring' size='0x1000'><note/></memory_region>");
        Diagnostic reported = Assert.Single(Read(text).Diagnostics);
        Assert.Equal(("BRD3615", Severity.Warning, "note"), (reported.Id, reported.Severity, text.Substring(reported.Location.Start, reported.Location.Length)));
        Assert.Empty(Read(Beside("<memory_region name='ring' size='0x1000'/>")).Diagnostics);
    }
}
