using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Packing finds members that a published version has and the packed version does not.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class ApiCompatibilityTests(PackageFeed feed)
{
    // The version that was published: a type and a member that the package no longer has, and one that it has.
    private const string Published = """
        namespace Boards.Devicetree.Text
        {
            public sealed class Withdrawn { }

            public enum Severity { Hidden, Info, Warning, Error, Fatal }
        }
        """;

    [Fact]
    public async Task A_member_that_a_published_version_has_must_not_go()
    {
        ProjectFolder folder = feed.NewFolder("ApiCompatibility");
        string baseline = Path.Combine(folder.FullPath, "published.nupkg");
        File.Copy(Path.Combine(feed.Folder, $"Boards.Devicetree.{feed.Version}.nupkg"), baseline);

        (await PackAsync(folder, baseline)).Succeeded();

        Replace(baseline, "lib/netstandard2.0/Boards.Devicetree.dll", Compile(Published));
        CommandResult packing = await PackAsync(folder, baseline);

        Assert.NotEqual(0, packing.ExitCode);
        Assert.Contains(packing.Problems, static problem => problem.Contains("error CP0001: Type 'Boards.Devicetree.Text.Withdrawn' exists on ", System.StringComparison.Ordinal));
        Assert.Contains(packing.Problems, static problem => problem.Contains("error CP0002: Member 'Boards.Devicetree.Text.Severity Boards.Devicetree.Text.Severity.Fatal' exists on ", System.StringComparison.Ordinal));
    }

    private static Task<CommandResult> PackAsync(ProjectFolder folder, string baseline) => Command.DotnetAsync(
        folder.FullPath, "pack", Path.Combine(Repository.Root, "Devicetree"), "--no-build", "--no-restore", "-c", Repository.Configuration,
        "-o", Path.Combine(folder.FullPath, "packed"), $"-p:PackageValidationBaselinePath={baseline}",
        // A successful comparison is not repeated unless a packed file changes.
        $"-p:_ApiCompatValidatePackageSemaphoreFile={Path.Combine(folder.FullPath, Path.GetRandomFileName(), "compared")}");

    private static byte[] Compile(string source)
    {
        using MemoryStream assembly = new();
        Assert.True(CSharpCompilation.Create("Boards.Devicetree", [CSharpSyntaxTree.ParseText(source)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(assembly).Success);
        return assembly.ToArray();
    }

    private static void Replace(string package, string entry, byte[] content)
    {
        using ZipArchive archive = ZipFile.Open(package, ZipArchiveMode.Update);
        archive.Entries.Single(one => one.FullName == entry).Delete();
        using Stream written = archive.CreateEntry(entry).Open();
        written.Write(content);
    }
}
