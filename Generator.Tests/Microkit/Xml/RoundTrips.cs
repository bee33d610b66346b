using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Boards.Microkit.Xml.Grammar;
using Xunit;
using static Boards.Tests.Microkit.Declare;
using Sense = Boards.Hardware.InterruptTrigger;

namespace Boards.Tests.Microkit.Xml;

/// <summary>A description that is written is read back, and writing it again gives the same text.</summary>
public sealed class RoundTrips
{
    private const string Nothing = "/dts-v1/; / { };";

    private static SystemPlan Read(string text, MicrokitVersion version)
    {
        SystemFile file = SystemFileReader.Read(new SourceFile("everything.system", text), version);
        Assert.Empty(file.Diagnostics);
        return SystemPlanner.Plan(file.Request, Board(Nothing));
    }

    [Fact]
    public void A_system_of_everything_is_written_as_it_was_read()
    {
        SystemPlan plan = Read(WholeSystem.Xml, MicrokitVersions.Current);
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.ToString()));
        Assert.Equal(WholeSystem.Xml, SystemDescriptionWriter.Write(plan.Description));
        Assert.Empty(Schema.Faults(WholeSystem.Xml));
    }

    [Fact]
    public void It_has_every_element_and_attribute_of_the_grammar()
    {
        XElement root = XDocument.Parse(WholeSystem.Xml).Root!;
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
        SystemRequest system = Declare.SystemOf(Declare.Domain("a") with { Image = Declare.Value(value) });
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

    private static SystemRequest Server(MicrokitVersion version) => SystemOf(
        Domain("server", Machine("guest") with { Priority = Value(1), Vcpus = Vcpus(4), Maps = [new() { Region = Value("ram"), Address = Value(0x4000_0000UL), Location = At("map"), Permissions = Value("rwx"), Cached = Value(true) }] }) with
        {
            Priority = Value(2),
            Cpu = version is MicrokitVersion.Sel4cp or >= MicrokitVersion.Version21 ? Value(1) : null,
            Irqs = [new() { Number = Value(40u), Location = At("irq"), Id = Value(5), Trigger = Value(Sense.Edge) }],
        },
        Domain("client") with { Priority = Value(1) }) with
    {
        MemoryRegions = [new() { Name = Value("ram"), Size = Value(0x400_0000UL), Location = At("mr"), PhysicalAddress = Value(0x4000_0000UL) }],
        Channels = [new() { First = new() { ProtectionDomain = Value("server"), Id = Value(1) }, Second = new() { ProtectionDomain = Value("client"), Id = Value(2), ProtectedCalls = Value(true) }, Location = At("channel") }],
        Version = version,
    };

    private static string Write(SystemRequest system) => SystemDescriptionWriter.Write(system.PlanOn(Nothing).Description);

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
        string text = Write(Server(version));
        SystemPlan plan = Read(text, version);
        Assert.Empty(plan.Places("BRD3319"));
        Assert.Equal(text, SystemDescriptionWriter.Write(plan.Description));

        // What changed between versions (CHANGES.md of 2.0.0, and the tool at the time of the guide).
        Assert.Equal(version < MicrokitVersion.Version20, text.Contains("<protection_domain name=\"server\" priority=\"2\" pp=\"true\"", StringComparison.Ordinal));
        Assert.Equal(version >= MicrokitVersion.Version20, text.Contains("<end pd=\"client\" id=\"2\" pp=\"true\" />", StringComparison.Ordinal));
        Assert.Equal(version == MicrokitVersion.Sel4cp, text.Contains("<virtual_machine name=\"guest\" id=\"4\" priority=\"1\">", StringComparison.Ordinal));
        Assert.Equal(version != MicrokitVersion.Sel4cp, text.Contains("<vcpu id=\"4\" />", StringComparison.Ordinal));
        Assert.Equal(version < MicrokitVersion.Version23, text.Contains("phys_addr=\"0x40000000\" page_size=\"0x200000\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_is_refused_by_the_versions_that_have_another()
    {
        string old = Write(Server(MicrokitVersion.Sel4cp) with { ProtectionDomains = [Server(MicrokitVersion.Sel4cp).ProtectionDomains[0] with { Cpu = null }, Server(MicrokitVersion.Sel4cp).ProtectionDomains[1]] });
        Assert.Equal(
            ["BRD3605", "BRD3605"],
            SystemFileReader.Read(new SourceFile("old.system", old), MicrokitVersions.Current).Diagnostics.Select(static d => d.Id).Order(StringComparer.Ordinal));
        string now = Write(Server(MicrokitVersions.Current));
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
