using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The facts in each package: icon, README, symbols, and the address of the repository, from one property.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed partial class PackageFactsTests(PackageFeed feed)
{
    private const string Url = "https://example.org/boards";

    public static TheoryData<string> Packages =>
        ["Boards.Devicetree", "Boards.Generator", "Boards.Hardware", "Boards.Microkit", "Boards.OdroidC4", "Boards.Qemu", "Boards.Templates", "Boards.Tool"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_an_icon_and_a_readme_without_links_that_lead_nowhere(string package)
    {
        feed.Packing.Succeeded();
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg"));
        XElement metadata = Metadata(archive, package);

        Assert.Equal("icon.png", Value(metadata, "icon"));
        using MemoryStream icon = new();
        using (Stream stream = archive.GetEntry("icon.png")!.Open())
            stream.CopyTo(icon);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon.ToArray()[..4]);

        string readme = Text(archive, "README.md");
        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
        Assert.DoesNotMatch(RelativeLink(), readme);

        // No address is known, because the repository is not published yet.
        Assert.Null(Value(metadata, "projectUrl"));
        Assert.Null(metadata.Element(metadata.Name.Namespace + "repository")?.Attribute("url"));
    }

    // The links of diagnostics come from the property RepositoryUrl, which is empty.
    [Theory]
    [InlineData("Boards.Generator.props")]
    [InlineData("Boards.Generator.targets")]
    public void The_build_files_have_no_links_of_their_own(string file)
    {
        feed.Packing.Succeeded();
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Folder, $"Boards.Generator.{feed.Version}.nupkg"));

        Assert.DoesNotContain("://", Text(archive, "build/" + file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_symbols_are_in_the_assemblies(string package)
    {
        feed.Packing.Succeeded();
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg"));
        foreach (ZipArchiveEntry entry in archive.Entries.Where(static entry => Regex.IsMatch(entry.Name, @"^Boards(\.\w+)*\.dll$")))
        {
            using MemoryStream assembly = new();
            using (Stream stream = entry.Open())
                stream.CopyTo(assembly);
            assembly.Position = 0;
            using PEReader reader = new(assembly);
            Assert.True(reader.ReadDebugDirectory().Any(static debug => debug.Type == DebugDirectoryEntryType.EmbeddedPortablePdb), entry.FullName);
        }
    }

    [Theory]
    [InlineData("Templates", "Boards.Templates", "Templates/../README.md")]
    [InlineData("Boards.Qemu", "Boards.Qemu", "Boards.Qemu/../docs/qemu.md")]
    [InlineData("Generator", "Boards.Generator", "docs/guide.md")]
    public async Task The_address_of_the_repository_is_a_property(string project, string package, string link)
    {
        ProjectFolder folder = feed.NewFolder("Facts of " + package);
        (await folder.DotnetAsync(
            "pack", Path.Combine(Repository.Root, project), "--no-build", "--no-restore", "-c", Repository.Configuration, "-o", Path.Combine(folder.FullPath, "packed"),
            $"-p:RepositoryUrl={Url}", "-p:PackageVersion=1.2.3")).Succeeded();

        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(folder.FullPath, "packed", $"{package}.1.2.3.nupkg"));
        XElement metadata = Metadata(archive, package);
        Assert.Equal(Url, Value(metadata, "projectUrl"));
        Assert.Equal($"{Url}/blob/main/CHANGELOG.md", Value(metadata, "releaseNotes"));
        Assert.Equal(Url, (string?)metadata.Element(metadata.Name.Namespace + "repository")?.Attribute("url"));
        string readme = Text(archive, "README.md");
        Assert.Contains($"]({Url}/blob/main/{link})", readme, StringComparison.Ordinal);
        Assert.DoesNotMatch(RelativeLink(), readme);
    }

    private static string? Value(XElement metadata, string name) => (string?)metadata.Element(metadata.Name.Namespace + name);

    private static XElement Metadata(ZipArchive archive, string package) => XDocument.Parse(Text(archive, package + ".nuspec")).Root!.Elements().First();

    private static string Text(ZipArchive archive, string entry)
    {
        using StreamReader text = new(archive.GetEntry(entry)!.Open());
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"\]\((?!https?://|#)[^)\s]+\)")]
    private static partial Regex RelativeLink();
}
