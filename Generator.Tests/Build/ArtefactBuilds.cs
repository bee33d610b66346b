using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Kinds of artefacts that a project adds and removes, one build after each edit.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class ArtefactBuilds(PackageFeed feed)
{
    [Fact]
    public async Task An_artefact_of_a_kind_is_written_published_and_removed_as_the_description_is()
    {
        ProjectFolder app = feed.NewFolder("Artefacts");
        app.Write("Artefacts.csproj", Specimens.Project(feed.Version, "<EmitArtefacts>xml;json;dtb</EmitArtefacts>"));
        app.Write("board.dts", Specimens.Board);
        app.Write("Program.cs", "return 0;\n");
        (await app.DotnetAsync("build")).Succeeded();
        AssertFiles(app, hasXml: true, hasOthers: true);

        CommandResult unchanged = await app.DotnetAsync("build", "-v:n");
        unchanged.AssertSkipped("CoreCompile");
        unchanged.AssertSkipped("WriteArtefacts");

        app.Delete("obj/Debug/net10.0/Board.g.dtb");
        app.Delete("bin/Debug/net10.0/SystemDescription.g.json");
        (await app.DotnetAsync("build", "-v:n")).AssertSkipped("CoreCompile");
        AssertFiles(app, hasXml: true, hasOthers: true);

        app.Edit("Artefacts.csproj", "xml;json;dtb", "json; dtb");
        (await app.DotnetAsync("build")).Succeeded();
        AssertFiles(app, hasXml: false, hasOthers: true);

        (await app.DotnetAsync("publish", "-o", "published")).Succeeded();
        Assert.True(app.Has("published/SystemDescription.g.json"));
        Assert.Equal(Specimens.Flattened(Specimens.Board, symbols: false), app.ReadBytes("published/Board.g.dtb"));
        Assert.False(app.Has("published/SystemDescription.g.xml"));

        (await app.DotnetAsync("clean")).Succeeded();
        AssertFiles(app, hasXml: false, hasOthers: false);
    }

    private static void AssertFiles(ProjectFolder app, bool hasXml, bool hasOthers)
    {
        foreach (string folder in (string[])["bin/Debug/net10.0/", "obj/Debug/net10.0/"])
        {
            Assert.Equal(hasXml, app.Has(folder + "SystemDescription.g.xml"));
            Assert.Equal(hasOthers, app.Has(folder + "SystemDescription.g.json"));
            Assert.Equal(hasOthers, app.Has(folder + "Board.g.dtb"));
        }
    }
}
