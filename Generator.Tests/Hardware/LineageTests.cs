using Boards.Devicetree.Tree;
using Boards.Hardware.Devices;
using Boards.Hardware.Reporting;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class LineageTests
{
    [Fact]
    public void Nodes_are_related_if_one_is_in_the_other()
    {
        DeviceTree tree = Specimen.Compile("a { b { c { }; d { }; }; e { }; }; f { g { }; };");
        Lineage lineage = new(new DocumentOrder(tree));

        Assert.All(tree.Nodes, one => Assert.All(tree.Nodes, other => Assert.Equal(IsIn(one, other) || IsIn(other, one), lineage.AreRelated(one, other))));

        static bool IsIn(Node node, Node above) => node == above || (node.Path + "/").StartsWith(above.Parent is null ? "/" : above.Path + "/", System.StringComparison.Ordinal);
    }
}
