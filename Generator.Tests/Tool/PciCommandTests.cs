using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards show --pci</c>, for the bridge of QEMU's virt machine: SPIs 3 to 6 in turn.</summary>
public sealed class PciCommandTests : IDisposable
{
    private static readonly string Board = Path.Combine(Repository.Root, "Boards.Qemu", "virt-gicv2.dts");

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_table_has_a_row_a_slot()
    {
        string[] lines = _run.Boards("show", Board, "--pci", "/pcie@10000000").Text.Split('\n');

        Assert.Equal("device  INTA      INTB      INTC      INTD", lines[0]);
        Assert.Equal("0       35 level  36 level  37 level  38 level", lines[2]);
        Assert.Equal("1       36 level  37 level  38 level  35 level", lines[3]);
        Assert.Equal("31      38 level  35 level  36 level  37 level", lines[33]);
    }

    [Fact]
    public void Json_has_an_object_a_slot_and_pin()
    {
        using JsonDocument json = JsonDocument.Parse(_run.Boards("show", Board, "--json", "--pci", "/pcie@10000000").Text);

        Assert.Equal(128, json.RootElement.GetArrayLength());
        Assert.Equal(
            """{"device":1,"pin":2,"interrupt":{"index":0,"name":"INTB","number":37,"trigger":"level","candidates":null,"via":["/pcie@10000000","/intc@8000000"]}}""",
            json.RootElement.EnumerateArray().Single(static route => route.GetProperty("device").GetInt32() == 1 && route.GetProperty("pin").GetInt32() == 2).GetRawText());
    }

    [Theory]
    [InlineData("/pl011@9000000", "boards: /pl011@9000000 has no interrupt-map, so its slots have no interrupts")]
    [InlineData("/pcie@1000000", "boards: unknown node '/pcie@1000000'; did you mean '/pcie@10000000'?")]
    public void A_node_that_is_no_bridge_is_reported(string node, string message)
    {
        _run.Boards("show", Board, "--pci", node);

        Assert.Equal(2, _run.Code);
        Assert.Contains(message + "\n", _run.Messages, StringComparison.Ordinal);
    }
}
