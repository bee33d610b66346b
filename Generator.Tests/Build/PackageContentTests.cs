using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using Xunit;

namespace Boards.Tests.Build;

[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void Packing_warns_of_nothing() => Assert.Empty(feed.Packing.Problems);

    [Fact]
    public void The_generator_package_holds_the_runtime_types_the_analyzers_with_their_engine_and_the_build_files()
    {
        string[] expected =
        [
            "README.md",
            "analyzers/dotnet/cs/Boards.Devicetree.dll",
            "analyzers/dotnet/cs/Boards.Generator.CodeFixes.dll",
            "analyzers/dotnet/cs/Boards.Generator.Completion.dll",
            "analyzers/dotnet/cs/Boards.Generator.dll",
            "analyzers/dotnet/cs/Boards.Hardware.dll",
            "analyzers/dotnet/cs/Boards.Microkit.dll",
            "build/Boards.Generator.InEditor.txt",
            "build/Boards.Generator.props",
            "build/Boards.Generator.targets",
            "build/netstandard2.0/Boards.Devicetree.dll",
            "build/netstandard2.0/Boards.Generator.Build.dll",
            .. ((string[])["Devicetree", "Generator", "Hardware", "Microkit"]).Select(static name => $"build/readytorun/{RuntimeInformation.RuntimeIdentifier}/Boards.{name}.dll"),
            "buildTransitive/Boards.Generator.props",
            "buildTransitive/Boards.Generator.targets",
            "icon.png",
            "lib/net10.0/Boards.dll",
            "lib/net10.0/Boards.xml",
            "lib/netstandard2.0/Boards.dll",
            "lib/netstandard2.0/Boards.xml",
        ];
        Assert.Equal(expected, Entries("Boards.Generator"));
        Assert.Empty(Dependencies("Boards.Generator"));
    }

    // The compiler 4.11 and its MSBuild, of the .NET SDK 8.0.400: an assembly that needs a later version is not loaded there.
    [Fact]
    public void What_the_compiler_and_the_build_load_needs_nothing_later_than_the_oldest_compiler_has()
    {
        Dictionary<string, Version> oldest = new()
        {
            ["Microsoft.CodeAnalysis"] = new(4, 11),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 11),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 11),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 11),
            ["System.Collections.Immutable"] = new(8, 0),
            ["System.Reflection.Metadata"] = new(8, 0),
        };
        List<string> later = [];
        int known = 0;
        using ZipArchive archive = Open("Boards.Generator");
        foreach (ZipArchiveEntry entry in archive.Entries.Where(static entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal) && !entry.FullName.StartsWith("lib/", StringComparison.Ordinal)
            // Editors load it, and the targets remove it for compilers and for older editors.
            && entry.Name != "Boards.Generator.Completion.dll"))
        {
            using Stream content = entry.Open();
            MemoryStream bytes = new();
            content.CopyTo(bytes);
            bytes.Position = 0;
            using PEReader image = new(bytes);
            MetadataReader metadata = image.GetMetadataReader();
            foreach (AssemblyReference reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                if (!oldest.TryGetValue(metadata.GetString(reference.Name), out Version? limit))
                    continue;
                known++;
                if (new Version(reference.Version.Major, reference.Version.Minor) > limit)
                    later.Add($"{entry.FullName} needs {metadata.GetString(reference.Name)} {reference.Version}");
            }
        }

        Assert.Empty(later);
        Assert.True(known > 10);
    }

    [Theory]
    [InlineData("Boards.OdroidC4")]
    [InlineData("Boards.Qemu")]
    public void A_board_package_is_a_library_that_hands_on_all_of_the_generator(string board)
    {
        Assert.Equal(["README.md", "icon.png", $"lib/netstandard2.0/{board}.dll", $"lib/netstandard2.0/{board}.xml"], Entries(board));

        XElement dependency = Assert.Single(Dependencies(board));
        Assert.Equal("Boards.Generator", (string?)dependency.Attribute("id"));
        Assert.Equal(feed.Version, (string?)dependency.Attribute("version"));
        Assert.Equal("All", (string?)dependency.Attribute("include"));
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Theory]
    [InlineData("Boards.Devicetree", "System.Collections.Immutable")]
    [InlineData("Boards.Hardware", "Boards.Devicetree")]
    [InlineData("Boards.Microkit", "Boards.Hardware")]
    public void A_package_of_the_engine_holds_its_own_assembly_and_depends_on_the_layer_below(string package, string below)
    {
        Assert.Equal(["README.md", "icon.png", $"lib/netstandard2.0/{package}.dll", $"lib/netstandard2.0/{package}.xml"], Entries(package));
        Assert.NotEqual(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Text(package, "README.md"));

        XElement dependency = Assert.Single(Dependencies(package));
        Assert.Equal(below, (string?)dependency.Attribute("id"));
        Assert.Equal(below.StartsWith("Boards.", StringComparison.Ordinal), (string?)dependency.Attribute("version") == feed.Version);
    }

    [Fact]
    public void The_tool_package_brings_no_assembly_that_the_runtime_has()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] assemblies = [.. Entries("Boards.Tool").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileName).OfType<string>()];

        Assert.Contains("Boards.Tool.dll", assemblies);
        Assert.Contains("Boards.Devicetree.dll", assemblies);
        Assert.DoesNotContain(assemblies, assembly => File.Exists(Path.Combine(runtime, assembly)));
    }

    [Theory]
    [InlineData("Boards.Generator")]
    [InlineData("Boards.OdroidC4")]
    [InlineData("Boards.Qemu")]
    [InlineData("Boards.Tool")]
    [InlineData("Boards.Devicetree")]
    [InlineData("Boards.Hardware")]
    [InlineData("Boards.Microkit")]
    public void A_package_has_licence_and_readme_and_no_path_of_the_machine_that_packed_it(string package)
    {
        XElement metadata = Metadata(package);
        Assert.Equal("MIT", (string?)metadata.Element(metadata.Name.Namespace + "license"));
        Assert.Equal("README.md", (string?)metadata.Element(metadata.Name.Namespace + "readme"));

        byte[] narrow = Encoding.UTF8.GetBytes(Repository.Root);
        byte[] wide = Encoding.Unicode.GetBytes(Repository.Root);
        using ZipArchive archive = Open(package);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            MemoryStream bytes = new();
            content.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(narrow) < 0 && bytes.ToArray().AsSpan().IndexOf(wide) < 0, entry.FullName);
        }
    }

    // Without the entries that the format itself puts into every package.
    private string[] Entries(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private string Text(string package, string entry)
    {
        using ZipArchive archive = Open(package);
        using StreamReader text = new(archive.GetEntry(entry)!.Open());
        return text.ReadToEnd();
    }

    private IEnumerable<XElement> Dependencies(string package)
    {
        XElement metadata = Metadata(package);
        return metadata.Descendants(metadata.Name.Namespace + "dependency");
    }

    private XElement Metadata(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().First();
    }

    private ZipArchive Open(string package)
    {
        feed.Packing.Succeeded();
        return ZipFile.OpenRead(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg"));
    }
}
