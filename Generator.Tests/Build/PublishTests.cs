using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Programs and libraries with a board that are published and packed.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class PublishTests(PackageFeed feed)
{
    [SkippableTheory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public async Task A_program_without_what_it_does_not_use_prints_the_right_numbers_and_no_warning(string property)
    {
        ProjectFolder app = feed.NewFolder(property);
        app.Write("App.csproj", Specimens.Project(
            feed.Version, $"<{property}>true</{property}><SelfContained>true</SelfContained><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>"));
        app.Write("board.dts", Specimens.Board);
        app.Write("Program.cs", """
            using System;
            using Boards;

            Console.WriteLine($"{App.Board.Serial_9000000.Region0.Address:x} {S.Vmm.Linux.Interrupts.Serial9000000.Channel}");
            foreach (InterruptRoute route in S.Vmm.Linux.Interrupts.All)
                Console.WriteLine(route);

            [MicrokitSystem("board.dts")]
            static partial class S
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm
                {
                    [VirtualMachine("linux"), GuestMemory(0x40000000, 0x200000), Passthrough("/serial@9000000")]
                    public static partial class Linux;
                }
            }
            """);
        CommandResult publish = await app.DotnetAsync("publish", "-o", "out");
        Skip.If(publish.Output.Contains("error NU1", StringComparison.Ordinal), "the runtime or the compiler to native code cannot be restored");

        Assert.Empty(publish.Succeeded().Problems);
        CommandResult run = (await Command.RunAsync(Path.Combine(app.FullPath, "out", "App"), app.FullPath)).Succeeded();
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("9000000 0", lines[0]);
        Assert.Contains("33", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.True(app.Has("out/S.SystemDescription.g.xml"));
    }

    // Artefacts belong to the program that a system describes; a library provides its constants and its board.
    [Fact]
    public async Task A_packed_library_has_its_constants_and_no_file_of_the_build()
    {
        ProjectFolder folder = feed.NewFolder("Packed");
        folder.Write("Parts/Parts.csproj", Specimens
            .Project(feed.Version, "<EmitArtefacts>xml;dtb</EmitArtefacts><PackageVersion>1.0.0-alpha</PackageVersion>").Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        folder.Write("Parts/board.dts", Specimens.Board);
        CommandResult pack = (await folder.DotnetAsync("pack", "Parts", "-o", "out")).Succeeded();

        Assert.DoesNotContain(pack.Problems, static problem => problem.Contains("BRD", StringComparison.Ordinal));
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(folder.FullPath, "out", "Parts.1.0.0-alpha.nupkg"));
        Assert.Equal(["lib/net10.0/Parts.dll"], package.Entries.Select(static entry => entry.FullName).Where(static name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("_rels", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)));
        Assert.True(folder.Has("Parts/bin/Release/net10.0/Board.g.dtb"));
    }
}
