using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>Mistakes that people make in a system that is otherwise correct, each reported where it is and nowhere else.</summary>
public sealed class Mistakes
{
    private static readonly Lazy<Sel4Board> Qemu = new(static () => Sel4Board.Resolve(BoardSource.VirtGicV2.Tree));
    private static readonly Lazy<Sel4Board> OdroidC4 = new(static () => Sel4Board.Resolve(BoardSource.OdroidC4.Tree));

    /// <summary>
    /// Mistakes that were tried on the real kernel, and their effect: a few were rejected by Microkit's tool, the others
    /// failed at boot or later, or only on other hardware.
    /// </summary>
    public static TheoryData<string, string[]> Tried => new()
    {
        { "refused: the distributor of the GIC", ["phys_addr=\"0x8040000\"", "phys_addr=\"{|BRD3120:0x8000000|}\""] },
        { "refused: the interface control of the GIC", ["phys_addr=\"0x8040000\"", "phys_addr=\"{|BRD3120:0x8030000|}\""] },
        { "refused: regions overlap", ["<protection_domain name=\"VMM\"", "<memory_region name=\"{|BRD3326:clock|}\" size=\"0x1_000\" phys_addr=\"{|BRD3105:0x9010000|}\" /><protection_domain name=\"VMM\""] },
        { "refused: one interrupt twice", ["irq=\"34\" id=\"2\"", "irq=\"{|BRD3317:33|}\" id=\"2\""] },
        { "RangeError at boot", ["irq=\"33\"", "irq=\"{|BRD3202:9999|}\""] },
        { "RevokeFirst at boot: the GIC's maintenance interrupt", ["irq=\"33\"", "irq=\"{|BRD3201:25|}\""] },
        { "RevokeFirst at boot: the virtual timer", ["irq=\"33\"", "irq=\"{|BRD3201:27|}\""] },
        { "input is lost: no device has the number", ["irq=\"33\"", "irq=\"{|BRD3213:45|}\""] },
        { "input is lost: another device has the number", ["irq=\"33\"", "irq=\"{|BRD3670:50|}\"", "id=\"1\" trigger=\"level\"", "id=\"1\" trigger=\"edge\""] },
        { "input is lost: the number as the devicetree has it", ["irq=\"33\"", "irq=\"{|BRD3215:1|}\""] },
        { "fault at the first register: the UART is not mapped", ["name=\"serial\"", "name=\"{|BRD3326:serial|}\"", "irq=\"33\"", "irq=\"{|BRD3670:33|}\"", "<map mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\" />", ""] },
        { "nonsense is read: the physical address is that of nothing", ["name=\"serial\" size=\"0x1_000\" phys_addr=\"0x9000000\"", "name=\"serial\" size=\"0x1_000\" phys_addr=\"{|BRD3652:0x9001000|}\""] },
        { "nonsense is read: the physical address is that of another device", ["name=\"rtc\" size=\"0x1_000\" phys_addr=\"0x9010000\"", "name=\"rtc\" size=\"0x1_000\" phys_addr=\"0x9020000\"", "vaddr=\"0x9010000\"", "vaddr=\"{|BRD3655:0x9010000|}\""] },
        { "the guest hangs at the partition scan: its memory is elsewhere", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"{|BRD3114:0x50000000|}\" perms=\"rwx\""] },
        { "the guest hangs at the partition scan: its memory is anywhere", [" phys_addr=\"0x40000000\"", "", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"{|BRD3114:0x40000000|}\" perms=\"rwx\""] },
        { "unseen on QEMU: the trigger is wrong", ["id=\"1\" trigger=\"level\"", "id=\"1\" trigger=\"{|BRD3214:edge|}\""] },
        { "unseen on QEMU: the trigger is missing", ["irq=\"56\" id=\"4\" trigger=\"edge\"", "irq=\"{|BRD3214:56|}\" id=\"4\""] },
        { "unseen on QEMU: registers are cached by default", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\"", "mr=\"{|BRD3657:serial|}\" vaddr=\"0x9000000\" perms=\"rw\""] },
        { "unseen on QEMU: the region is larger than the device", ["name=\"serial\" size=\"0x1_000\"", "name=\"serial\" size=\"{|BRD3651:0x2_000|}\""] },
        { "refused by 2.0.1, boots on 2.3.0: guest memory at the kernel image", ["phys_addr=\"0x40000000\"", "phys_addr=\"{|BRD3122:0x60000000|}\"", "\"0x40000000\"", "\"0x60000000\""] },
    };

    [Theory]
    [MemberData(nameof(Tried))]
    public void What_went_wrong_on_the_real_system_is_reported_before(string what, string[] edits) => Reported(what, HandWritten.Qemu, edits, Qemu.Value);

    [Fact]
    public void Interrupts_that_are_swapped_between_two_monitors_are_reported() => FileTest.Verify(
        HandWritten.TwoGuests, ["irq=\"33\"", "irq=\"{|BRD3670:A|}\"", "irq=\"34\"", "irq=\"{|BRD3670:33|}\"", ":A|", ":34|"], Qemu.Value);

    [Fact]
    public void A_name_that_two_protection_domains_have_is_reported_at_the_second_and_nothing_that_follows_from_it() => FileTest.Verify(
        HandWritten.TwoGuests,
        [
            "<protection_domain name=\"B\"", "<protection_domain name=\"{|BRD3301:A|}\"",
            "</system>", "<channel><end pd=\"A\" id=\"50\" /><end pd=\"B\" id=\"50\" /></channel></system>",
        ],
        Qemu.Value);

    /// <summary>More mistakes, in a guest on QEMU.</summary>
    public static TheoryData<string, string[]> OnQemu => new()
    {
        { "registers are mapped cached", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"{|BRD3657:true|}\""] },
        { "registers are mapped executable", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"{|BRD3659:rwx|}\""] },
        { "registers are mapped read-only", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"{|BRD3019:r|}\""] },
        { "the CPU interface is mapped read-only", ["mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\"", "mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"{|BRD3019:r|}\""] },
        { "guest memory is uncached", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\" cached=\"{|BRD3658:false|}\""] },
        { "an attribute is misspelt", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" {|BRD3604:caced|}="] },
        { "a size is misspelt", ["name=\"gic_vcpu\" size=", "name=\"gic_vcpu\" {|BRD3604:sie|}="] },
        { "the only missing attribute has another name", ["mr=\"gic_vcpu\" vaddr=\"0x8010000\"", "{|BRD3604:r|}=\"gic_vcpu\" vaddr=\"0x8010000\""] },
        { "an element is misspelt", ["<program_image", "<{|BRD3603:pogram_image|}"] },
        { "a misspelt element has no attributes", ["<vcpu id=\"0\" />", "<{|BRD3603:vcpus|} />"] },
        { "a start tag is misspelt", ["<virtual_machine ", "<virtul_machine ", "</virtual_machine>", "{|BRD3601:</virtual_machine>|}"] },
        { "the bracket of an element is missing", ["<map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" />", "{|BRD3615:map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" />|}"] },
        { "the bracket of the map of memory is missing, other memory is shared", ["<memory_region name=\"guest_ram\"", "<memory_region name=\"shared\" size=\"0x200_000\" /><memory_region name=\"guest_ram\"", "<map mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\" />", "<map mr=\"shared\" vaddr=\"0x70000000\" />{|BRD3615:map mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\" />|}"] },
        { "the bracket of an end tag is missing", ["</virtual_machine>", "/virtual_machine>", "</protection_domain>", "{|BRD3601:</protection_domain>|}"] },
        { "an end tag has no slash", ["</virtual_machine>", "<virtual_machine>", "</protection_domain>", "{|BRD3601:</protection_domain>|}"] },
        { "an element is not closed", ["<map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" />", "<map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" >", "</virtual_machine>", "{|BRD3601:</virtual_machine>|}"] },
        { "a mapped region is misspelt", ["mr=\"gic_vcpu\"", "mr=\"{|BRD3110:gicvcpu|}\""] },
        { "guest memory is not executable", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"{|BRD3662:rw|}\""] },
        { "guest memory has the default permissions", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"{|BRD3662:guest_ram|}\" vaddr=\"0x40000000\""] },
        { "guest memory that can run is unknown, other memory is shared", ["<memory_region name=\"guest_ram\"", "<memory_region name=\"shared\" size=\"0x200_000\" /><memory_region name=\"guest_ram\"", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"{|BRD3110:gest_ram|}\" vaddr=\"0x40000000\" perms=\"rwx\" /><map mr=\"shared\" vaddr=\"0x70000000\""] },
        { "the permissions of guest memory are misspelt", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"{|BRD3118:rwe|}\""] },
        { "a guest sees a device elsewhere", ["mr=\"serial\" vaddr=\"0x9000000\"", "mr=\"serial\" vaddr=\"{|BRD3655:0x9001000|}\""] },
        { "a region without an address where a device is", ["name=\"serial\" size=\"0x1_000\" phys_addr=\"0x9000000\"", "name=\"serial\" size=\"0x1_000\"", "mr=\"serial\" vaddr=\"0x9000000\"", "mr=\"serial\" vaddr=\"{|BRD3656:0x9000000|}\""] },
        { "a region goes on into other devices", ["name=\"rtc\" size=\"0x1_000\"", "name=\"rtc\" size=\"{|BRD3650:0x20_000|}\""] },
        { "the devicetree's number, which no device has", ["irq=\"56\"", "irq=\"{|BRD3213:24|}\""] },
        { "twice the offset", ["irq=\"39\"", "irq=\"{|BRD3670:71|}\""] },
        { "no interrupt of a mapped device", ["mr=\"serial\"", "mr=\"{|BRD3671:serial|}\"", "<irq irq=\"33\" id=\"1\" trigger=\"level\" />", ""] },
        { "a core's timer", ["irq=\"33\"", "irq=\"{|BRD3672:30|}\""] },
        { "a core's performance monitor", ["irq=\"33\"", "irq=\"{|BRD3672:23|}\""] },
        { "no CPU interface", ["name=\"gic_vcpu\"", "name=\"{|BRD3326:gic_vcpu|}\"", "name=\"linux\"", "name=\"{|BRD3661:linux|}\"", "<map mr=\"gic_vcpu\" vaddr=\"0x8010000\" perms=\"rw\" cached=\"false\" />", ""] },
        { "the CPU interface where it is", ["mr=\"gic_vcpu\" vaddr=\"0x8010000\"", "mr=\"gic_vcpu\" vaddr=\"{|BRD3661:0x8040000|}\""] },
        { "the CPU interface's neighbour", ["phys_addr=\"0x8040000\"", "phys_addr=\"{|BRD3661:0x8020000|}\""] },
        { "guest memory outside of any", ["name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"0x40000000\"", "name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"{|BRD3112:0xd0000000|}\"", "vaddr=\"0x40000000\" perms=\"rwx\"", "vaddr=\"0xd0000000\" perms=\"rwx\""] },
        { "guest memory outside of any, mapped at another address", ["name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"0x40000000\"", "name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"{|BRD3112:0xd0000000|}\""] },
        { "guest memory over the window of a host bridge", ["name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"0x40000000\"", "name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"{|BRD3112:0x20000000|}\""] },
        { "guest memory over the registers of devices", ["name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"0x40000000\"", "name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"{|BRD3105:0x9000000|}\""] },
        { "guest memory partly outside of any", ["name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"0x40000000\"", "name=\"guest_ram\" size=\"0x10_000_000\" phys_addr=\"{|BRD3112:0xb8000000|}\"", "vaddr=\"0x40000000\" perms=\"rwx\"", "vaddr=\"0xb8000000\" perms=\"rwx\""] },
        { "guest memory of small pages", ["phys_addr=\"0x40000000\"", "phys_addr=\"{|BRD3111:0x40001000|}\"", "mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"{|BRD3111:0x40001000|}\" perms=\"rwx\""] },
        { "a region that memory ends in", ["<protection_domain name=\"VMM\"", "<memory_region name=\"{|BRD3326:buffers|}\" size=\"0x400_000\" phys_addr=\"{|BRD3653:0xbfe00000|}\" /><protection_domain name=\"VMM\""] },
        { "a region beyond what the kernel hands out", ["<protection_domain name=\"VMM\"", "<memory_region name=\"{|BRD3326:far|}\" size=\"0x1_000\" phys_addr=\"{|BRD3120:0x10000000000|}\" /><protection_domain name=\"VMM\"", "{|BRD3120:0x10000000000|}", "{|BRD3120:0x10000000000|}"] },
        { "a region without a size", ["<protection_domain name=\"VMM\"", "<memory_region name=\"{|BRD3323:clock|}\" /><protection_domain name=\"VMM\""] },
        { "an address that is none of a page", ["name=\"serial\" size=\"0x1_000\" phys_addr=\"0x9000000\"", "name=\"serial\" size=\"0x1_000\" phys_addr=\"{|BRD3106:0x9000800|}\""] },
        { "a number that is none", ["name=\"serial\" size=\"0x1_000\"", "name=\"serial\" size=\"{|BRD3610:0X1000|}\""] },
        { "an attribute that is none", ["name=\"serial\" size=\"0x1_000\" phys_addr", "name=\"serial\" size=\"0x1_000\" {|BRD3604:phys_adr|}"] },
        { "ids meet", ["irq=\"34\" id=\"2\"", "irq=\"34\" id=\"{|BRD3207:1|}\""] },
        { "an id beyond the last", ["irq=\"34\" id=\"2\"", "irq=\"34\" id=\"{|BRD3206:62|}\""] },
        { "a region that is not there", ["mr=\"serial\" vaddr", "mr=\"{|BRD3110:seral|}\" vaddr"] },
        { "one name of two regions", ["name=\"rtc\"", "name=\"{|BRD3301:serial|}\""] },
        { "a physical address without its 0x", ["phys_addr=\"0x9000000\"", "phys_addr=\"{|BRD3106:9000000|}\""] },
        { "a physical address that lost a digit", ["phys_addr=\"0x9000000\"", "phys_addr=\"0x900000\"", "mr=\"serial\" vaddr=\"0x9000000\"", "mr=\"serial\" vaddr=\"{|BRD3655:0x9000000|}\""] },
        { "a physical address that is another region's", ["phys_addr=\"0x9010000\"", "phys_addr=\"{|BRD3105:0x9000000|}\"", "mr=\"rtc\" vaddr=\"0x9010000\"", "mr=\"rtc\" vaddr=\"{|BRD3655:0x9010000|}\""] },
        { "guest memory that is mapped over devices", ["mr=\"guest_ram\" vaddr=\"0x40000000\" perms=\"rwx\"", "mr=\"guest_ram\" vaddr=\"{|BRD3114:0x8000000|}\" perms=\"rwx\"", "mr=\"serial\" vaddr=\"0x9000000\"", "mr=\"serial\" vaddr=\"{|BRD3107:0x9000000|}\""] },
        { "a channel to itself", ["</system>", "<channel><end pd=\"VMM\" id=\"50\" pp=\"true\" /><end pd=\"{|BRD3020:VMM|}\" id=\"51\" /></channel></system>"] },
        { "an address of a map that is none of a page", ["mr=\"rtc\" vaddr=\"0x9010000\"", "mr=\"rtc\" vaddr=\"{|BRD3106:0x9010010|}\""] },
        { "neither cached nor not", ["mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\"", "mr=\"serial\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"{|BRD3612:no|}\""] },
        { "a required attribute that is misspelt", ["name=\"serial\" size", "{|BRD3604:nam|}=\"serial\" size"] },
        { "a schedule that is not there", ["<protection_domain name=\"VMM\"", "<{|BRD3607:domains|}><domain name=\"a\" id=\"0\" /></domains><protection_domain name=\"VMM\" domain=\"a\""] },
        { "a channel that both ends call over", ["</system>", "<protection_domain name=\"other\" priority=\"9\"><program_image path=\"other.elf\" /></protection_domain><channel><end pd=\"VMM\" id=\"50\" pp=\"true\" /><end pd=\"other\" id=\"0\" pp=\"{|BRD3312:true|}\" /></channel></system>"] },
        { "the form of the Core Platform", ["name=\"linux\"", "name=\"linux\" {|BRD3605:id|}=\"0\"", "<vcpu id=\"0\" />", ""] },
        { "maps meet", ["mr=\"rtc\" vaddr=\"0x9010000\"", "mr=\"rtc\" vaddr=\"{|BRD3107:0x9000000|}\""] },
    };

    [Theory]
    [MemberData(nameof(OnQemu))]
    public void A_mistake_on_qemu_is_reported(string what, string[] edits) => Reported(what, HandWritten.Qemu, edits, Qemu.Value);

    /// <summary>Mistakes in a guest on a board with buses, clocks and pins.</summary>
    public static TheoryData<string, string[]> OnOdroidC4 => new()
    {
        { "the devicetree's number, which another device has", ["irq=\"225\"", "irq=\"{|BRD3670:193|}\""] },
        { "the number of a device that is disabled", ["irq=\"225\"", "irq=\"229\"", "mr=\"bus2\"", "mr=\"{|BRD3003:bus2|}\""] },
        { "the number of a disabled device that is not mapped", ["irq=\"40\"", "irq=\"{|BRD3213:221|}\""] },
        { "a bus that a device has registers in", ["name=\"bus1\"", "name=\"{|BRD3326:bus1|}\"", "<map mr=\"bus1\" vaddr=\"0xff600000\" perms=\"rw\" cached=\"false\" />", "", "mr=\"eth\"", "mr=\"{|BRD3004:eth|}\""] },
        { "a bus that a device depends on", ["name=\"bus3\"", "name=\"{|BRD3326:bus3|}\"", "<map mr=\"bus3\" vaddr=\"0xffd00000\" perms=\"rw\" cached=\"false\" />", "", "mr=\"eth\"", "mr=\"{|BRD3401:eth|}\""] },
        { "a region that is smaller than the device", ["name=\"eth\" size=\"0x10_000\"", "name=\"eth\" size=\"{|BRD3654:0x1_000|}\""] },
        { "a region that is larger than the device", ["name=\"eth\" size=\"0x10_000\"", "name=\"eth\" size=\"{|BRD3650:0x20_000|}\""] },
        { "a device that only a bus holds a register of", ["name=\"eth\"", "name=\"{|BRD3326:eth|}\"", "<map mr=\"eth\" vaddr=\"0xff3f0000\" perms=\"rw\" cached=\"false\" />", "", "irq=\"40\"", "irq=\"{|BRD3670:40|}\""] },
        { "the interrupt of a device that is not mapped", ["irq=\"40\"", "irq=\"{|BRD3670:222|}\""] },
        { "a trigger of the pin, not of the line behind it", ["irq=\"96\" id=\"3\" trigger=\"level\"", "irq=\"96\" id=\"3\" trigger=\"{|BRD3214:edge|}\""] },
        { "a missing trigger", ["irq=\"225\" id=\"1\" trigger=\"edge\"", "irq=\"{|BRD3214:225|}\" id=\"1\""] },
        { "guest memory over the secure monitor", ["phys_addr=\"0x20000000\"", "phys_addr=\"{|BRD3113:{|BRD3113:0x4000000|}|}\"", "\"0x20000000\"", "\"0x4000000\""] },
        { "a disabled device", ["name=\"eth\" size=\"0x10_000\" phys_addr=\"0xff3f0000\"", "name=\"eth\" size=\"0x1_000\" phys_addr=\"0xffe03000\"", "mr=\"eth\" vaddr=\"0xff3f0000\"", "mr=\"{|BRD3003:eth|}\" vaddr=\"0xffe03000\"", "irq=\"40\"", "irq=\"221\"", "<irq irq=\"96\" id=\"3\" trigger=\"level\" />", ""] },
    };

    [Theory]
    [MemberData(nameof(OnOdroidC4))]
    public void A_mistake_on_the_odroid_c4_is_reported(string what, string[] edits) => Reported(what, HandWritten.OdroidC4, edits, OdroidC4.Value);

    [Fact]
    public void A_device_of_two_guests_is_reported_at_the_second() => FileTest.Verify(
        HandWritten.TwoGuests,
        ["<map mr=\"rtc\" vaddr=\"0x9010000\"", "<map mr=\"{|BRD3104:uart|}\" vaddr=\"0x9000000\" perms=\"rw\" cached=\"false\" /><map mr=\"rtc\" vaddr=\"0x9010000\""],
        Qemu.Value);

    [Theory]
    [InlineData("irq=\"225\"", "irq=\"193\"", "BRD3670", "; did you mean 225, that of /soc/bus@ff800000/serial@3000 (SPI 193)?")]
    [InlineData("irq=\"40\"", "irq=\"8\"", "BRD3215", "; did you mean 40, that of /soc/ethernet@ff3f0000 (SPI 8)?")]
    [InlineData("irq=\"40\"", "irq=\"222\"", "BRD3670", "; did you mean 40, that of /soc/ethernet@ff3f0000, which is mapped?")]
    [InlineData("irq=\"40\"", "irq=\"190\"", "BRD3213", "; did you mean 40, that of /soc/ethernet@ff3f0000, which is mapped?")]
    public void A_number_is_reported_with_the_one_that_was_meant(string right, string wrong, string id, string end)
    {
        Assert.Contains(right, HandWritten.OdroidC4);
        Diagnostic reported = Assert.Single(FileTest.Check(HandWritten.OdroidC4.Replace(right, wrong, StringComparison.Ordinal), OdroidC4.Value), d => d.Id == id);
        Assert.EndsWith(end, reported.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("irq=\"34\" id=\"2\"", "irq=\"34\" id=\"1\"", "BRD3207", "the id 1 of interrupt 34 is already used by interrupt 33 in protection domain 'VMM'")]
    [InlineData(" phys_addr=\"0x9010000\"", " paddr=\"0x9010000\"", "BRD3604", "'paddr' is not an attribute of 'memory_region'")]
    [InlineData(" path=\"vmm.elf\"", "", "BRD3606", "the attribute 'path' of 'program_image' is missing")]
    [InlineData("</system>", "<channel><end pd=\"VMM\" id=\"50\" /></channel></system>", "BRD3614", "the number of the channel's ends is 1; expected 2")]
    [InlineData("setvar_vaddr=\"guest_ram_vaddr\"", "setvar_vaddr=\"ram\" setvar_size=\"ram\"", "BRD3314", "the symbol 'ram' of 'VMM' is already set")]
    public void A_mistake_is_reported_in_a_sentence(string right, string wrong, string id, string message)
    {
        Assert.Contains(right, HandWritten.Qemu);
        Assert.Equal(message, Assert.Single(FileTest.Check(HandWritten.Qemu.Replace(right, wrong, StringComparison.Ordinal), Qemu.Value), d => d.Id == id).Message);
    }

    [Fact]
    public void An_interrupt_of_two_programs_is_reported_with_the_first() => Assert.Equal(
        "interrupt 33 is already passed to protection domain 'A'",
        Assert.Single(FileTest.Check(HandWritten.TwoGuests.Replace("irq=\"34\"", "irq=\"33\"", StringComparison.Ordinal), Qemu.Value), static d => d.Severity >= Severity.Warning).Message);

    [Fact]
    public void What_else_a_region_gives_away_is_named()
    {
        string file = HandWritten.Qemu.Replace("name=\"rtc\" size=\"0x1_000\"", "name=\"rtc\" size=\"0x20_000\"", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(FileTest.Check(file, Qemu.Value), static d => d.Id == "BRD3650");
        Assert.Equal("memory region 'rtc' at 0x9010000..0x9030000 is larger than /pl031@9010000 at 0x9010000..0x9011000: it also holds /fw-cfg@9020000", reported.Message);
        Assert.EndsWith("virt-gicv2.dts", Assert.Single(reported.Related).Location.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_devices_on_a_page_are_no_mistake_but_reported()
    {
        Diagnostic reported = Assert.Single(FileTest.Check(HandWritten.Qemu, Qemu.Value), static d => d.Id == "BRD3103");
        Assert.Contains("also hold /virtio_mmio@a001200, ", reported.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FileTest.Check(HandWritten.OdroidC4, OdroidC4.Value), static d => d.Id == "BRD3103");
    }

    [Fact]
    public void The_uart_of_the_kernel_is_reported() => Assert.Equal(
        ["/pl011@9000000: a debug kernel prints on it, and it is also passed to virtual machine 'linux'"],
        FileTest.Check(HandWritten.Qemu, Qemu.Value).Where(static d => d.Id == "BRD3016").Select(static d => d.Message));

    // The name of the row is only for the reader.
    private static void Reported(string what, string clean, string[] edits, Sel4Board board)
    {
        Assert.NotEmpty(what);
        FileTest.Verify(clean, edits, board);
    }
}
