using System;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>Numbers of a system description without their <c>0x</c>.</summary>
public sealed class MissingPrefixTests
{
    private static readonly Lazy<Sel4Board> Qemu = new(static () => Sel4Board.Resolve(BoardSource.VirtGicV2.Tree));

    [Theory]
    [InlineData("phys_addr=\"0x9000000\"", "9000000", "'serial': physical address 0x895440 is not a multiple of 0x1000; 0x9000000 (hexadecimal) is the address of /pl011@9000000: write phys_addr=\"0x9000000\"")]
    [InlineData("phys_addr=\"0x9000000\"", "9_000_000", "'serial': physical address 0x895440 is not a multiple of 0x1000; 0x9000000 (hexadecimal) is the address of /pl011@9000000: write phys_addr=\"0x9_000_000\"")]
    [InlineData("phys_addr=\"0x40000000\"", "40000000", "'guest_ram': physical address 0x2625a00 is not a multiple of 0x1000; 0x40000000 (hexadecimal) is in the board's memory: write phys_addr=\"0x40000000\"")]
    [InlineData("name=\"serial\" size=\"0x1_000\"", "1000", "'serial': size 0x3e8 is not a multiple of 0x1000; 0x1000 (hexadecimal) is one: write size=\"0x1000\"")]
    [InlineData("mr=\"serial\" vaddr=\"0x9000000\"", "9000000", "the map of 'serial': address 0x895440 is not a multiple of 0x1000; 0x9000000 (hexadecimal) is the address of /pl011@9000000: write vaddr=\"0x9000000\"")]
    [InlineData("phys_addr=\"0x9000000\"", "fe201000", "phys_addr 'fe201000' is not a number; did you mean '0xfe201000'?")]
    [InlineData("name=\"guest_ram\"", "guest_ram\" page_size=\"200000", "'guest_ram': the page size is 0x30d40; expected 0x1000 or 0x200000; the digits are hexadecimal: write page_size=\"0x200000\"")]
    [InlineData("name=\"VMM\"", "VMM\" stack_size=\"10000", "'VMM': a stack of 0x2710 bytes is not a multiple of 0x1000 between 0x1000 and 0x1000000; the digits are hexadecimal: write stack_size=\"0x10000\"")]
    public void The_hexadecimal_number_is_suggested_once(string right, string wrong, string expected)
    {
        string attribute = right.Split('"')[^2];
        int at = right.LastIndexOf(attribute, StringComparison.Ordinal);
        string fixedTo = wrong.Contains('"', StringComparison.Ordinal) ? "0x" + wrong.Split('"')[^1] : "0x" + wrong;

        Diagnostic found = Assert.Single(Reported(right, string.Concat(right.AsSpan(0, at), wrong, right.AsSpan(at + attribute.Length))));

        Assert.Equal(expected, found.Message);
        Assert.Equal(fixedTo, found.FixValue ?? fixedTo);
    }

    [Theory]
    [InlineData("phys_addr=\"0x9000000\"", "phys_addr=\"0x895440\"")]
    [InlineData("phys_addr=\"0x9000000\"", "phys_addr=\"9000001\"")]
    public void A_number_that_is_no_address_in_either_way_has_no_suggestion(string right, string wrong)
    {
        Diagnostic found = Assert.Single(Reported(right, wrong), static d => d.Id == "BRD3106");
        Assert.EndsWith(" is not a multiple of 0x1000", found.Message, StringComparison.Ordinal);
        Assert.Null(found.FixValue);
    }

    [Fact]
    public void An_address_that_is_a_multiple_in_both_ways_is_compared_with_the_devices()
    {
        InMemorySources files = new InMemorySources().Add("t.dts", """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>;
                memory@40000000 { device_type = "memory"; reg = <0x40000000 0x10000000>; };
                timer@9216000 { compatible = "acme,timer"; reg = <0x9216000 0x1000>; };
            };
            """);
        Sel4Board board = Sel4Board.Resolve(DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default).Tree);
        Diagnostic found = Assert.Single(FileTest.Check("""
            <system>
                <memory_region name="timer" size="0x1000" phys_addr="9216000" />
                <protection_domain name="A"><program_image path="a.elf" /><map mr="timer" vaddr="0x2000000" cached="false" /></protection_domain>
            </system>
            """, board), static d => d.Id == "BRD3652");
        Assert.EndsWith("; did you mean /timer@9216000 at 0x9216000?", found.Message, StringComparison.Ordinal);
    }

    private static Diagnostic[] Reported(string right, string wrong)
    {
        Assert.Contains(right, HandWritten.Qemu, StringComparison.Ordinal);
        return [.. FileTest.Check(HandWritten.Qemu.Replace(right, wrong, StringComparison.Ordinal), Qemu.Value).Where(static d => d.Severity >= Severity.Warning)];
    }
}
