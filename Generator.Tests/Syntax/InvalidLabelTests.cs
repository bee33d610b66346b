using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>Labels with a character that labels must not contain, and references to them: one message for both.</summary>
public sealed class InvalidLabelTests
{
    [Theory]
    [InlineData("uart-0", "uart_0")]
    [InlineData("uart.0", "uart_0")]
    [InlineData("0uart", "_0uart")]
    [InlineData("a-b-c", "a_b_c")]
    public void The_message_at_the_label_names_a_valid_one(string label, string valid)
    {
        Diagnostic found = Assert.Single(Compile($"/dts-v1/;\n/ {{ a = <&{label}>, &{label}; {label}: serial {{ }}; }};\n&{label} {{ b; }};\n/delete-node/ &{label};\n"));
        Assert.Equal($"'{label}' is not a valid label; a label has letters, digits and '_', and does not begin with a digit; write '{valid}:'", found.Message);
        Assert.Equal(valid, found.FixValue);
    }

    [Theory]
    [InlineData("a = <&uart-0>;", "&uart-0")]
    [InlineData("a = <1 &0uart 2>;", "&0uart")]
    [InlineData("a = &uart-0;", "&uart-0")]
    [InlineData("n { a = <&uart-0>; }; }; / { /delete-node/ n;", "&uart-0")]
    [InlineData("/omit-if-no-ref/ n { a = <&uart-0>; };", "&uart-0")]
    [InlineData("}; &uart-0 { a; b { }; ", "&uart-0")]
    [InlineData("}; /delete-node/ &uart-0; / { ", "&uart-0")]
    [InlineData("uart_1: n { a = <&uart-1>; };", "&uart-1")]
    public void A_reference_that_no_label_is_meant_by_is_reported(string body, string expected)
    {
        foreach (string header in (string[])["/dts-v1/;\n", "/dts-v1/;\n/plugin/;\n"])
        {
            string source = $"{header}/ {{ {body} }};\n";
            Diagnostic found = Assert.Single(Compile(source));
            Assert.Equal(("BRD0137", expected), (found.Id, source.Substring(found.Location.Start, found.Location.Length)));
        }
    }

    [Fact]
    public void A_similar_label_is_suggested_for_a_reference() => Assert.EndsWith(
        "; did you mean 'uart0'?", Assert.Single(Compile("/dts-v1/;\n/ { a = <&uart-0>; uart0: serial { }; };\n")).Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_valid_label_is_preferred_to_what_an_invalid_one_may_mean()
    {
        InMemorySources files = new InMemorySources().Add("t.dts", "/dts-v1/;\n/ { a = &uart0; uart-0: wrong { }; uart0: right { }; };\n");
        Assert.Equal(["/right"], DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default).Tree.Root.Find("a")!.Strings);
    }

    [Theory]
    [InlineData("a = <(8 &2)>, <(12 &0x6)>;")]
    [InlineData("a = <&l (-1)>; b = <&l>, &l; l: n { };")]
    public void An_operator_or_argument_is_not_part_of_a_reference(string body) => Assert.Empty(Compile($"/dts-v1/;\n/ {{ {body} }};\n"));

    private static Diagnostic[] Compile(string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source);
        return [.. DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default).Diagnostics];
    }
}
