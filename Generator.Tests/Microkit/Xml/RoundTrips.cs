using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Boards.Microkit;
using Boards.Microkit.Model;
using Boards.Microkit.Model.Scheduling;
using Boards.Microkit.Model.X86;
using Boards.Microkit.Planning;
using Boards.Microkit.Xml;
using Boards.Microkit.Xml.Grammar;
using Boards.Devicetree.Text;
using Xunit;
using Capability = Boards.Microkit.Request.CSpaceCapability;
using Sense = Boards.Hardware.InterruptTrigger;
using Unit = Boards.Microkit.Request.Scheduling.ScheduleUnit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>What is written is read back, and written the same.</summary>
public sealed class RoundTrips
{
    private const string Nothing = "/dts-v1/; / { };";

    // Every element and every attribute, with values that are nobody's default.
    private static readonly SystemDescription Everything = new(
        [
            new MemoryRegion("ring", 0x2000, 0x5000_0000, 0x1000),
            new MemoryRegion("blob", 0x1000, PrefillPath: "blob.bin"),
            new MemoryRegion("tree", null, PrefillBootInfo: "fdt"),
        ],
        [
            new ProtectionDomain("parent")
            {
                Priority = 200,
                Budget = 10,
                Period = 20,
                Passive = false,
                StackSize = 0x8000,
                Smc = true,
                Cpu = 0,
                Fpu = false,
                Domain = "io",
                ProgramImage = "parent.elf",
                PathForSymbols = "symbols.elf",
                Maps =
                [
                    new Map("ring", 0x2000_0000, "rwx", true, "ring_vaddr", "ring_size"),
                    new Map("blob", 0x2001_0000, "r", false, SetvarPrefillSize: "blob_bytes"),
                    new Map("tree", 0x2002_0000, "r", true),
                ],
                Irqs =
                [
                    new WiredIrq(77, 3, Sense.Edge, "irq_id"),
                    new IoApicIrq(4, 9, 17, 1, Sense.Level, true, "pin_id"),
                    new MsiIrq(5, "00:1f.2", 6, 18, "msi_id"),
                ],
                IoPorts = [new IoPort(7, 0x3f8, 8, "port_id", "port_addr")],
                Setvars = [new Setvar("ring_paddr", "ring")],
                CSpace =
                [
                    new CSpaceSlot(Capability.Thread, 1, "child"),
                    new CSpaceSlot(Capability.SchedulingContext, 2, "child"),
                    new CSpaceSlot(Capability.AddressSpace, 127, "parent"),
                ],
                VirtualMachine = new VirtualMachine("guest", [new Vcpu(0, 0), new Vcpu(2, 0, "second_vcpu")], [new Map("ring", 0x4000_0000, "rw", true)], 100, 30, 40),
                Children = [new ProtectionDomain("child") { Id = 1, SetvarId = "child_id", Priority = 1, Domain = "app", ProgramImage = "child.elf" }],
            },
        ],
        [new Channel(new ChannelEnd("parent", 10, false, false, "end_id"), new ChannelEnd("child", 11, true, true))])
    {
        Domains = new Domains(
            [new Domain("io", 3), new Domain("app")],
            [new ScheduleEntry("io", 1000), new ScheduleEntry("app", 70, Unit.Ticks), new ScheduleEntry(null)],
            1,
            2),
        IoAddressSpaces = [new IoAddressSpace("nic", "00:03.0", 1, [new IoMap("ring", 0x10_0000, "rw")])],
    };

    private static SystemPlan Read(string text, MicrokitVersion version)
    {
        SystemFile file = SystemFileReader.Read(new SourceFile("everything.system", text), version);
        Assert.Empty(file.Diagnostics);
        return SystemPlanner.Plan(file.Request, Declare.Board(Nothing));
    }

    [Fact]
    public void A_system_of_everything_is_read_back_and_written_the_same()
    {
        string text = SystemDescriptionWriter.Write(Everything);
        SystemPlan plan = Read(text, MicrokitVersions.Current);
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.ToString()));
        Assert.Equal(text, SystemDescriptionWriter.Write(plan.Description));
        Assert.Empty(Schema.Faults(text));
    }

    [Fact]
    public void It_holds_every_element_and_attribute_there_is()
    {
        XElement root = XDocument.Parse(SystemDescriptionWriter.Write(Everything)).Root!;
        HashSet<string> written = [.. root.DescendantsAndSelf().SelectMany(static e => e.Attributes().Select(a => $"{e.Name}@{a.Name}").Append(e.Name.ToString()))];
        HashSet<string> possible = [];
        Collect(SystemGrammar.System, possible);
        Assert.Equal(possible.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    // In a value, '<', '&' and the quote that ends it are written as references, and blanks other than ' ' too (XML 1.0, 2.4 and 3.3.3).
    [Theory]
    [InlineData("a\"b", "a&quot;b")]
    [InlineData("a\" passive=\"true", "a&quot; passive=&quot;true")]
    [InlineData("a<b>&c", "a&lt;b&gt;&amp;c")]
    [InlineData("a'b", "a'b")]
    [InlineData("a\tb\nc\rd", "a&#x9;b&#xa;c&#xd;d")]
    [InlineData("größe 𝄞", "größe 𝄞")]
    public void A_value_is_read_back_whatever_characters_it_has(string value, string written)
    {
        SystemDescription system = new([], [new ProtectionDomain("a") { ProgramImage = value }], []);
        string text = SystemDescriptionWriter.Write(system);
        Assert.Contains($"<program_image path=\"{written}\" />", text);
        XElement image = XDocument.Parse(text).Descendants("program_image").Single();
        Assert.Equal([("path", value)], image.Attributes().Select(static a => (a.Name.LocalName, a.Value)));
    }

    private static void Collect(ElementGrammar grammar, HashSet<string> into)
    {
        into.UnionWith(grammar.Rows.Where(static row => row.Versions.Contains(MicrokitVersions.Current)).Select(row => $"{grammar.Name}@{row.Name}"));
        bool isNew = into.Add(grammar.Name) || grammar == SystemGrammar.ChildDomain;
        foreach (ElementGrammar child in isNew ? grammar.Children.SelectMany(static child => child.Elements) : [])
        {
            if (child.Versions.Contains(MicrokitVersions.Current) && (child != SystemGrammar.ChildDomain || grammar != SystemGrammar.ChildDomain))
                Collect(child, into);
        }
    }

    private static SystemDescription Server(MicrokitVersion version) => new(
        [new MemoryRegion("ram", 0x400_0000, 0x4000_0000)],
        [
            new ProtectionDomain("server")
            {
                Priority = 2,
                Cpu = version is MicrokitVersion.Sel4cp or >= MicrokitVersion.Version21 ? 1 : null,
                ProgramImage = "server.elf",
                Irqs = [new WiredIrq(40, 5, Sense.Edge)],
                VirtualMachine = new VirtualMachine("guest", [new Vcpu(4)], [new Map("ram", 0x4000_0000, "rwx", true)], 1),
            },
            new ProtectionDomain("client") { Priority = 1, ProgramImage = "client.elf" },
        ],
        [new Channel(new ChannelEnd("server", 1), new ChannelEnd("client", 2, ProtectedCalls: true))])
    {
        Version = version,
    };

    [Theory]
    [InlineData(MicrokitVersion.Sel4cp)]
    [InlineData(MicrokitVersion.Version13)]
    [InlineData(MicrokitVersion.Version14)]
    [InlineData(MicrokitVersion.Version20)]
    [InlineData(MicrokitVersion.Version21)]
    [InlineData(MicrokitVersion.Version22)]
    [InlineData(MicrokitVersion.Version23)]
    public void Each_version_is_read_back_in_its_own_form(MicrokitVersion version)
    {
        string text = SystemDescriptionWriter.Write(Server(version));
        SystemPlan plan = Read(text, version);
        Assert.Empty(plan.Places("BRD3319"));
        Assert.Equal(text, SystemDescriptionWriter.Write(plan.Description));

        // What changed from version to version (CHANGES.md of 2.0.0, and the tool of the guide's time).
        Assert.Equal(version < MicrokitVersion.Version20, text.Contains("<protection_domain name=\"server\" priority=\"2\" pp=\"true\"", StringComparison.Ordinal));
        Assert.Equal(version >= MicrokitVersion.Version20, text.Contains("<end pd=\"client\" id=\"2\" pp=\"true\" />", StringComparison.Ordinal));
        Assert.Equal(version == MicrokitVersion.Sel4cp, text.Contains("<virtual_machine name=\"guest\" id=\"4\" priority=\"1\">", StringComparison.Ordinal));
        Assert.Equal(version != MicrokitVersion.Sel4cp, text.Contains("<vcpu id=\"4\" />", StringComparison.Ordinal));
        Assert.Equal(version < MicrokitVersion.Version23, text.Contains("phys_addr=\"0x40000000\" page_size=\"0x200000\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_is_refused_by_the_versions_that_have_another()
    {
        string old = SystemDescriptionWriter.Write(Server(MicrokitVersion.Sel4cp) with { ProtectionDomains = [Server(MicrokitVersion.Sel4cp).ProtectionDomains[0] with { Cpu = null }, Server(MicrokitVersion.Sel4cp).ProtectionDomains[1]] });
        Assert.Equal(
            ["BRD3605", "BRD3605"],
            SystemFileReader.Read(new SourceFile("old.system", old), MicrokitVersions.Current).Diagnostics.Select(static d => d.Id).Order(StringComparer.Ordinal));
        string now = SystemDescriptionWriter.Write(Server(MicrokitVersions.Current));
        Assert.Equal(
            ["BRD3605", "BRD3605"],
            SystemFileReader.Read(new SourceFile("now.system", now), MicrokitVersion.Sel4cp).Diagnostics.Select(static d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tool_in_python_took_any_literal_for_an_interrupt()
    {
        const string Text = "<system><protection_domain name='a'><program_image path='a.elf'/><irq irq='0x28' id='0b11'/></protection_domain></system>";
        SystemFile old = SystemFileReader.Read(new SourceFile("a.system", Text), MicrokitVersion.Sel4cp);
        Assert.Empty(old.Diagnostics);
        Assert.Equal((40u, 3), (old.Request.ProtectionDomains[0].Irqs[0].Number.Value, old.Request.ProtectionDomains[0].Irqs[0].Id!.Value.Value));
        Assert.Equal(["BRD3611", "BRD3611"], SystemFileReader.Read(new SourceFile("a.system", Text), MicrokitVersion.Version13).Diagnostics.Select(static d => d.Id));
    }
}
