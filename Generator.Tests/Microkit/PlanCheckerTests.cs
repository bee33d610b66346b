using System;
using System.IO;
using System.Linq;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>The checker itself, on descriptions with one mistake each.</summary>
public sealed class PlanCheckerTests
{
    private const string Good = """
        <system>
            <memory_region name="ram" size="0x400000" phys_addr="0x40000000" page_size="0x200000" />
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="ram" vaddr="0x40000000" perms="rw" cached="true" setvar_vaddr="guest_ram_vaddr" />
                <irq irq="33" id="0" trigger="level" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="ram" vaddr="0x40000000" perms="rwx" cached="true" />
                    <map mr="uart" vaddr="0x9000000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
            <protection_domain name="other">
                <program_image path="other.elf" />
            </protection_domain>
            <channel><end pd="VMM" id="1" /><end pd="other" id="0" pp="true" /></channel>
        </system>
        """;

    [Fact]
    public void Nothing_is_said_of_what_is_right() => Assert.Empty(PlanChecker.Faults(Good));

    [Theory]
    [InlineData("0x9000000\" />\n    <protection", "0x9000800\" />\n    <protection")]
    [InlineData("phys_addr=\"0x9000000\"", "phys_addr=\"0x40200000\"")]
    [InlineData("size=\"0x1000\"", "size=\"0\"")]
    [InlineData("size=\"0x1000\"", "size=\"0x1800\"")]
    [InlineData("page_size=\"0x200000\"", "page_size=\"0x10000\"")]
    [InlineData("name=\"uart\"", "name=\"ram\"")]
    [InlineData("name=\"other\"", "name=\"VMM\"")]
    [InlineData("name=\"other\"", "name=\"monitor\"")]
    [InlineData("priority=\"254\"", "priority=\"255\"")]
    [InlineData("priority=\"254\"", "prio=\"254\"")]
    [InlineData("irq=\"33\"", "irq=\"0x21\"")]
    [InlineData("irq=\"33\" ", "")]
    [InlineData("id=\"0\" trigger", "id=\"62\" trigger")]
    [InlineData("id=\"0\" trigger", "id=\"1\" trigger")]
    [InlineData("trigger=\"level\"", "trigger=\"high\"")]
    [InlineData("<vcpu id=\"0\" />", "")]
    [InlineData("perms=\"rwx\"", "perms=\"w\"")]
    [InlineData("vaddr=\"0x9000000\"", "vaddr=\"0x9000800\"")]
    [InlineData("vaddr=\"0x9000000\"", "vaddr=\"0x100000000000\"")]
    [InlineData("vaddr=\"0x9000000\"", "vaddr=\"0x40001000\"")]
    [InlineData("vaddr=\"0x40000000\" perms=\"rw\"", "vaddr=\"0x40001000\" perms=\"rw\"")]
    [InlineData("mr=\"uart\"", "mr=\"uard\"")]
    [InlineData("cached=\"false\"", "cached=\"False\"")]
    [InlineData("cached=\"false\"", "cached=\"false\" setvar_vaddr=\"x\"")]
    [InlineData("<program_image path=\"other.elf\" />", "")]
    [InlineData("<program_image path=\"other.elf\" />", "<program_image path=\"other.elf\" /><irq irq=\"33\" id=\"4\" />")]
    [InlineData("<program_image path=\"other.elf\" />", "<program_image path=\"other.elf\" /><setvar symbol=\"x\" region_paddr=\"none\" />")]
    [InlineData("<end pd=\"VMM\" id=\"1\" />", "<end pd=\"VMM\" id=\"1\" pp=\"true\" />")]
    [InlineData("<end pd=\"VMM\" id=\"1\" />", "<end pd=\"VM\" id=\"1\" />")]
    [InlineData("<end pd=\"VMM\" id=\"1\" />", "")]
    public void A_mistake_is_said(string right, string wrong)
    {
        string text = Good.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains(right, text);
        Assert.NotEmpty(PlanChecker.Faults(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    /// <summary>Systems that were given to the real tool; only the verdicts are used here.</summary>
    [SkippableFact]
    public void What_the_real_tool_refuses_is_never_right()
    {
        string folder = ReferenceData.Folder("microkit", "edge");
        // The file does not show for which architecture the kernel was built: an Arm kernel rejects ports.
        string[] verdicts = [.. File.ReadAllLines(Path.Combine(folder, "VERDICTS.txt")).Where(static line => line.StartsWith("REJECT", StringComparison.Ordinal) || line.StartsWith("PANIC", StringComparison.Ordinal))];
        Assert.NotEmpty(verdicts);
        Assert.Equal([], verdicts.Select(static line => line.Split(' ')[1].TrimEnd(':')).Where(file => file != "ioport_arm.system" && IsRight(Path.Combine(folder, file))));
    }

    private static bool IsRight(string file)
    {
        try
        {
            return PlanChecker.Faults(File.ReadAllText(file)).Count == 0;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }
}
