using System;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>A board that comes as a blob.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class BlobBuildTests(PackageFeed feed)
{
    private const string Decompiled = "obj/Debug/net10.0/devicetree/firmware/my-board.dts";
    private const string Description = "bin/Debug/net10.0/SystemDescription.g.xml";

    [Fact]
    public async Task A_blob_is_a_board_whose_source_the_build_keeps_up_to_date()
    {
        ProjectFolder app = feed.NewFolder("Flattened");
        app.Write("App.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>", "<ItemGroup><AdditionalFiles Include=\"firmware/my-board.dtb\" DevicetreeNamespace=\"Acme\" /></ItemGroup></Project>", StringComparison.Ordinal));
        app.Write("firmware/my-board.dtb", Specimens.Flattened(Specimens.Board));
        app.Write("Program.cs", """
            using Boards;

            return (int)Acme.MyBoard.Serial_9000000.Region0.Size - 0x1000;

            [MicrokitSystem("my-board.dtb")]
            public static partial class SerialVmm
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm
                {
                    [VirtualMachine("linux")]
                    [GuestMemory(0x40000000, 0x200000)]
                    [Passthrough("/serial@9000000")]
                    public static partial class Linux;
                }
            }
            """);

        (await BuildAsync(app)).Succeeded();
        Assert.Contains("gic: interrupt-controller@8000000 {", app.Read(Decompiled), StringComparison.Ordinal);
        Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(app.Read(Description)));

        CommandResult unchanged = (await BuildAsync(app)).Succeeded();
        unchanged.AssertSkipped("DecompileDevicetrees");
        unchanged.AssertSkipped("CoreCompile");

        app.Write("firmware/my-board.dtb", Specimens.Flattened(Specimens.Board.Replace("<0x9000000", "<0x9200000", StringComparison.Ordinal)));
        CommandResult changed = (await BuildAsync(app)).Succeeded();
        changed.AssertNotSkipped("CoreCompile");
        Assert.Contains(0x9200000ul, Xml.PhysicalAddresses(app.Read(Description)));

        (await app.DotnetAsync("clean")).Succeeded();
        Assert.False(app.Has(Decompiled));
    }

    private static Task<CommandResult> BuildAsync(ProjectFolder app) => app.DotnetAsync("build", "-v:n");
}
