using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>
/// The errors of Microkit's tool that are about more than the form (tool/microkit/src/sdf.rs), reported in a hand-written file, at
/// the value. Those about the form are in <see cref="SystemFiles"/>.
/// </summary>
public sealed class MistakesInFiles
{
    private const string Image = "<program_image path='p.elf'/>";

    private static string Net(string content, string attributes = "", string beside = "") =>
        $"<system>{beside}<protection_domain name='net' {attributes}>{Image}{content}</protection_domain><protection_domain name='disk' priority='9'>{Image}</protection_domain></system>";

    private static string Beside(string elements) => Net("<map mr='a' vaddr='0x20000000'/>", "", elements);

    private static string Region(string attributes) => Beside($"<memory_region name='a' {attributes}/>");

    private static string Channel(string first, string second) => Net("", "priority='9'", $"<channel>{first}{second}</channel>");

    private static string Scheduled(string domains, string schedule, string attributes = "") => $"""
        <system><domains>{domains}<domain_schedule {attributes}>{schedule}</domain_schedule></domains>
        <protection_domain name='net' domain='a'>{Image}</protection_domain></system>
        """;

    /// <summary>The rule, and the file with the location of its diagnostic between bars.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        // memory_region
        { "BRD3106", Region("size='0x3000' page_size='|0x3000|'") },
        { "BRD3106", Region("size='|0x1800|'") },
        { "BRD3106", Region("size='0x1000' phys_addr='|0x50000800|'") },
        { "BRD3323", Beside("<memory_region name='|a|'/>") },
        { "BRD3324", Region("size='0x1000' prefill_path='x' prefill_bootinfo='|fdt|'") },
        { "BRD3301", Beside("<memory_region name='a' size='0x1000'/><memory_region name='|a|' size='0x1000'/>") },
        { "BRD3105", Beside("<memory_region name='a' size='0x200000' phys_addr='0x50000000'/><memory_region name='b' size='0x1000' phys_addr='|0x501ff000|'/>") },
        { "BRD3108", Region("size='|0|'") },
        { "BRD3325", Net("<map mr='a' vaddr='0x1000' setvar_prefill_size='|s|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3326", Net("", "", "<memory_region name='|a|' size='0x1000'/>") },
        // map
        { "BRD3109", Net("<map mr='a' vaddr='|0xffffffc000|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3109", Net("<map mr='a' vaddr='|0xfffffffffffff000|'/>", "", "<memory_region name='a' size='0x2000'/>") },
        { "BRD3118", Net("<map mr='a' vaddr='0x1000' perms='|rq|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3118", Net("<map mr='a' vaddr='0x1000' perms='|w|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3110", Net("<map mr='|b|' vaddr='0x1000'/>") },
        { "BRD3106", Net("<map mr='a' vaddr='|0x1800|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3107", Net("<map mr='a' vaddr='0x1000'/><map mr='a' vaddr='|0x2000|'/>", "", "<memory_region name='a' size='0x2000'/>") },
        { "BRD3110", Net("<setvar symbol='s' region_paddr='|b|'/>") },
        // protection_domain
        { "BRD3305", Net("", "budget='|30|' period='20'") },
        { "BRD3306", Net("", "stack_size='|0x800|'") },
        { "BRD3306", Net("", "stack_size='|0x1001000|'") },
        { "BRD3306", Net("", "stack_size='|0x1800|'") },
        { "BRD3304", Net("", "priority='|255|'") },
        { "BRD3315", Net("", "cpu='|256|'") },
        { "BRD3328", Net("", "domain='|a|'") },
        { "BRD3314", Net("<map mr='a' vaddr='0x1000' setvar_vaddr='s'/><setvar symbol='|s|' region_paddr='a'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3308", "<|system|/>" },
        { "BRD3301", Net("").Replace("name='disk'", "name='|net|'", StringComparison.Ordinal) },
        { "BRD3302", Net("").Replace("name='disk'", "name='|monitor|'", StringComparison.Ordinal) },
        { "BRD3207", Net($"<protection_domain name='a' id='1'>{Image}</protection_domain><protection_domain name='b' id='|0x1|'>{Image}</protection_domain>") },
        { "BRD3207", Net($"<virtual_machine name='g'><vcpu id='2'/></virtual_machine><protection_domain name='b' id='|2|'>{Image}</protection_domain>") },
        // irq
        { "BRD3206", Net("<irq irq='40' id='|62|'/>") },
        { "BRD3317", Net("<irq irq='40' id='1'/><irq irq='|040|' id='2'/>") },
        { "BRD3209", Net("<irq irq='40' id='1'/>").Replace(Image + "</protection_domain></system>", Image + "<irq irq='|40|' id='1'/></protection_domain></system>", StringComparison.Ordinal) },
        { "BRD3207", Net("<irq irq='40' id='1'/><irq irq='41' id='|1|'/>") },
        { "BRD3318", Net("<irq pin='|4|' vector='1' id='1'/>") },
        { "BRD3318", Net("<irq pcidev='|0:1.0|' handle='0' vector='1' id='1'/>") },
        { "BRD3336", Net("<irq pin='4' vector='|108|' id='1'/>") },
        { "BRD3337", Net("<irq pcidev='|0:1.8|' handle='0' vector='1' id='1'/>") },
        { "BRD3318", Net("<ioport id='1' addr='|0x60|' size='1'/>") },
        { "BRD3317", Net("<irq pin='4' vector='1' id='1'/><irq pin='|4|' vector='2' id='2'/>") },
        { "BRD3317", Net("<irq pin='4' ioapic='1' vector='1' id='1'/><irq pin='4' vector='2' id='2'/><irq pin='|4|' ioapic='1' vector='3' id='3'/>") },
        { "BRD3317", Net("<irq pcidev='0:1f.2' handle='3' vector='1' id='1'/><irq pcidev='00:1f.2' handle='|3|' vector='2' id='2'/>") },
        { "BRD3346", Net("<ioport id='1' addr='0x3f8' size='8'/><ioport id='2' addr='|0x3ff|' size='1'/>") },
        { "BRD3338", Net("<ioport id='1' addr='0x60' size='|0|'/>") },
        { "BRD3338", Net("<ioport id='1' addr='0xfffc' size='|8|'/>") },
        { "BRD3338", Net("<ioport id='1' addr='|0x10000|' size='8'/><ioport id='2' addr='0xfff0' size='16'/>") },
        // virtual_machine
        { "BRD3206", Net("<virtual_machine name='g'><vcpu id='|62|'/></virtual_machine>") },
        { "BRD3207", Net("<virtual_machine name='g'><vcpu id='1'/><vcpu id='|1|'/></virtual_machine>") },
        { "BRD3315", Net("<virtual_machine name='g'><vcpu id='1' cpu='|256|'/></virtual_machine>") },
        { "BRD3305", Net("<virtual_machine name='g' budget='|1001|' period='1000'><vcpu id='1'/></virtual_machine>") },
        { "BRD3301", Net($"<virtual_machine name='g'><vcpu id='1'/></virtual_machine><protection_domain name='c' id='2'>{Image}<virtual_machine name='|g|'><vcpu id='1'/></virtual_machine></protection_domain>") },
        // channel
        { "BRD3310", Channel("<end pd='net' id='1'/>", "<end pd='|dsik|' id='1'/>") },
        { "BRD3312", Channel("<end pd='net' id='1' pp='true'/>", "<end pd='disk' id='1' pp='|true|'/>") },
        { "BRD3311", Channel("<end pd='net' id='1' pp='|true|'/>", "<end pd='disk' id='1'/>") },
        { "BRD3020", Channel("<end pd='net' id='1' pp='true'/>", "<end pd='|net|' id='2'/>") },
        { "BRD3206", Channel("<end pd='net' id='|62|'/>", "<end pd='disk' id='1'/>") },
        { "BRD3207", Channel("<end pd='net' id='1'/>", "<end pd='net' id='|1|'/>") },
        // cspace
        { "BRD3334", Net("<cspace><cap_tcb slot='|0|' pd='disk'/></cspace>") },
        { "BRD3334", Net("<cspace><cap_tcb slot='|128|' pd='disk'/></cspace>") },
        { "BRD3335", Net("<cspace><cap_tcb slot='1' pd='disk'/><cap_sc slot='|0x1|' pd='disk'/></cspace>") },
        { "BRD3310", Net("<cspace><cap_tcb slot='1' pd='|disc|'/></cspace>") },
        // domains
        { "BRD3327", Scheduled("<domain name='a'/>", "<schedule_entry domain='a' duration='1 us'/>").Replace("<protection_domain name='net' domain='a'>", "<protection_domain name='|net|'>", StringComparison.Ordinal) },
        { "BRD3328", Scheduled("<domain name='a'/>", "<schedule_entry domain='|b|' duration='1 us'/>") },
        { "BRD3329", Scheduled("<domain name='a'/><domain name='|a|'/>", "<schedule_entry domain='a' duration='1 us'/>") },
        { "BRD3329", Scheduled("<domain name='a' id='1'/><domain name='b' id='|0x1|'/>", "<schedule_entry domain='a' duration='1 us'/>") },
        { "BRD3330", Scheduled("<domain name='a' id='|16|'/>", "<schedule_entry domain='a' duration='1 us'/>") },
        { "BRD3331", Scheduled("<domain name='a'/>", "<schedule_entry domain='a' duration='1 us'/>", "start_index='|1|'") },
        { "BRD3331", Scheduled("<domain name='a'/>", "<schedule_entry domain='a' duration='1 us'/>", "index_shift='|99|'") },
        { "BRD3332", Scheduled("<domain name='a'/>", "<schedule_entry domain='a' duration='|0 us|'/>") },
        // io_address_space
        { "BRD3318", Net("", "", "<io_address_space name='|a|' peripheral_id='0:1.0' domain_id='1'/>") },
        { "BRD3339", Net("", "", "<io_address_space name='a' peripheral_id='0:1.0' domain_id='1'/><io_address_space name='b' peripheral_id='0:2.0' domain_id='|1|'/>") },
    };

    /// <summary>Descriptions whose elements show that they are for x86, a machine without a devicetree.</summary>
    public static TheoryData<string, string> ForX86 => new()
    {
        { "BRD3341", Net("<ioport id='1' addr='0x60' size='1'/><virtual_machine name='vm'><vcpu id='0'/></virtual_machine><protection_domain name='|child|' id='1'>" + Image + "</protection_domain>") },
        { "BRD3119", Net("<ioport id='1' addr='0x60' size='1'/><map mr='a' vaddr='0x1000'/><setvar symbol='s' region_paddr='|a|'/>", "", "<memory_region name='a' size='0x1000'/>") },
        { "BRD3341", Net("<ioport id='1' addr='0x60' size='1'/><virtual_machine name='vm'><vcpu id='0'/></virtual_machine>", "priority='10'", $"<protection_domain name='one' priority='1'>{Image}</protection_domain><channel><end pd='one' id='1' pp='|true|'/><end pd='net' id='1'/></channel>") },
        { "BRD3318", Net("<ioport id='1' addr='0x60' size='1'/>", "smc='|true|'") },
        { "BRD3315", Net("<ioport id='1' addr='0x60' size='1'/>", "cpu='|16|'") },
    };

    [Theory]
    [MemberData(nameof(ForX86))]
    public void The_rules_of_x86_hold_for_a_description_with_its_elements(string id, string marked)
    {
        string text = marked.Replace("|", "", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersions.Current, null).Diagnostics, d => d.Id == id);
        Assert.Equal(marked.IndexOf('|', StringComparison.Ordinal), reported.Location.Start);
        string other = text.Replace("<ioport id='1' addr='0x60' size='1'/>", "", StringComparison.Ordinal).Replace("<irq pcidev='0:1.0' handle='1' vector='1' id='1'/>", "", StringComparison.Ordinal);
        Assert.DoesNotContain(SystemCheck.Run(new SourceFile("x.system", other), MicrokitVersions.Current, null).Diagnostics, d => d.Id == id);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Are_reported_at_the_value(string id, string marked)
    {
        int start = marked.IndexOf('|');
        int end = marked.IndexOf('|', start + 1) - 1;
        SystemFile file = SystemFileReader.Read(new SourceFile("vmm.system", marked.Replace("|", "", StringComparison.Ordinal)), MicrokitVersions.Current);
        Assert.Empty(file.Diagnostics);
        SystemPlan plan = SystemPlanner.Plan(file.Request, Declare.Board(Specimens.QemuVirt));
        Assert.Contains((start, end - start), plan.Diagnostics.Where(d => d.Id == id).Select(static d => (d.Location.Start, d.Location.Length)));
    }
}
