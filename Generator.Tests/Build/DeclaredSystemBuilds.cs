using System;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Systems that are added to a project and removed, one build after each edit.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class DeclaredSystemBuilds(PackageFeed feed)
{
    private const string Second = "\n[MicrokitSystem(\"board.dts\")] static partial class Second { [ProtectionDomain(\"Q\")] static partial class Q; }\n";

    [Fact]
    public async Task A_second_system_leaves_the_name_of_the_first_and_one_that_goes_leaves_nothing()
    {
        ProjectFolder app = feed.NewFolder("Declared");
        app.Write("Declared.csproj", Specimens.Project(feed.Version));
        app.Write("board.dts", Specimens.Board);
        app.Write("Program.cs", """
            using Boards;

            return 0;

            [MicrokitSystem("board.dts")] static partial class First { [ProtectionDomain("P")] static partial class P; }

            """);
        (await app.DotnetAsync("build")).Succeeded();
        AssertDescriptions(app, "First.SystemDescription.g.xml", "SystemDescription.g.xml");

        app.Edit("Program.cs", "class P; }\n", "class P; }\n" + Second);
        (await app.DotnetAsync("build")).Succeeded();
        AssertDescriptions(app, "First.SystemDescription.g.xml", "Second.SystemDescription.g.xml");
        Assert.Contains("<protection_domain name=\"Q\">", app.Read("bin/Debug/net10.0/Second.SystemDescription.g.xml"), StringComparison.Ordinal);

        app.Edit("Program.cs", Second, "");
        (await app.DotnetAsync("build")).Succeeded();
        AssertDescriptions(app, "First.SystemDescription.g.xml", "SystemDescription.g.xml");

        // Only the default system of the source is left, which is passed as it is.
        app.Edit("Program.cs", "[MicrokitSystem(\"board.dts\")] ", "");
        app.Edit("Program.cs", "[ProtectionDomain(\"P\")] ", "");
        (await app.DotnetAsync("build")).Succeeded();
        AssertDescriptions(app, "Board.SystemDescription.g.xml", "SystemDescription.g.xml");
        Assert.Contains("<virtual_machine name=\"linux\">", app.Read("bin/Debug/net10.0/SystemDescription.g.xml"), StringComparison.Ordinal);
    }

    private static void AssertDescriptions(ProjectFolder app, params string[] files)
    {
        Assert.Equal(files, app.Descriptions("bin/Debug/net10.0"));
        Assert.Equal(files, app.Descriptions("obj/Debug/net10.0"));
    }
}
