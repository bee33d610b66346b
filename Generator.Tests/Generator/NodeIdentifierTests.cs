using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Model;
using Boards.Generator.Naming;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Boards.Tests.Generator;

public class NodeIdentifierTests
{
    [Theory]
    [InlineData("soc", "Soc")]
    [InlineData("ethernet@ff3f0000", "EthernetFf3f0000")]
    [InlineData("interrupt-controller@ffc01000", "InterruptControllerFfc01000")]
    [InlineData("uart@9000000", "Uart_9000000")]
    [InlineData("pl011@9000000", "Pl011_9000000")]
    [InlineData("cpu@0", "Cpu_0")]
    [InlineData("cpu0", "Cpu0")]
    [InlineData("cpu-0", "Cpu__0")]
    [InlineData("usb@1", "Usb_1")]
    [InlineData("usb-1", "Usb__1")]
    [InlineData("pci@1,0", "Pci_1_0")]
    [InlineData("port@a", "Port_A")]
    [InlineData("sound-dac", "SoundDac")]
    [InlineData("opp_table", "Opp_table")]
    [InlineData("a,b", "A__Cb")]
    [InlineData("a.b", "A__Db")]
    [InlineData("1wire", "_1wire")]
    public void A_name_becomes(string name, string identifier) => Assert.Equal(identifier, NodeIdentifier.Of(name));

    [Fact]
    public void Different_names_have_different_identifiers_that_C_sharp_takes()
    {
        Dictionary<string, string> names = [];
        foreach (string name in Words("ag19-@,_.A\u00e9", 5))
        {
            string identifier = NodeIdentifier.Of(name);
            Assert.True(names.TryAdd(identifier, name), $"'{name}' and '{names[identifier]}' are both {identifier}");
            Assert.True(SyntaxFacts.IsValidIdentifier(identifier), $"'{name}' is {identifier}");
            Assert.False(identifier.EndsWith('_'), $"'{name}' is {identifier}");
        }
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_different_from_one_that_begins_alike()
    {
        string one = NodeIdentifier.Of(new string('a', 5000)), other = NodeIdentifier.Of(new string('a', 5001));
        Assert.NotEqual(one, other);
        Assert.InRange(one.Length, 1, 300);
    }

    [Theory]
    [InlineData("uart_A", "uart_A")]
    [InlineData("ethernet0", "ethernet0")]
    [InlineData("i2c-0", "i2c_x2d_0")]
    [InlineData("0day", "_x30_day")]
    [InlineData("a_x2d_b", "a_x5f_x2d_b")]
    public void A_label_stays_as_it_is(string name, string identifier) => Assert.Equal(identifier, Identifier.Verbatim(name));

    private static IEnumerable<string> Words(string alphabet, int longest) =>
        Enumerable.Range(1, longest).SelectMany(length => Enumerable.Range(0, (int)System.Math.Pow(alphabet.Length, length)).Select(n =>
        {
            char[] word = new char[length];
            for (int i = 0; i < length; i++, n /= alphabet.Length)
                word[i] = alphabet[n % alphabet.Length];
            return new string(word);
        }));
}
