using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Generator.Build;
using Boards.Generator.Systems.Emit;
using Boards.Microkit.Artefacts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace Boards.Tests.Build;

public sealed class CompiledArtefactsTests
{
    [Fact]
    public void Artefacts_are_the_classes_in_the_generated_class_in_the_order_of_their_file_names()
    {
        CompiledArtefacts artefacts = Read("""
            namespace Boards.Generated
            {
                internal static class Artefacts
                {
                    internal static class One { internal const string FileName = "b.g.xml"; internal const string Text = "<system/>\n"; }
                    internal static class Two { internal const string FileName = "B.g.json", Text = "größer: 𝄞"; internal const int Count = 2; }
                    internal static class Three { internal const string FileName = "a.g.dtb", Base64 = "0A3+7QA="; }
                }
            }
            """);

        Assert.True(artefacts.IsGenerated);
        Assert.Equal(["B.g.json", "a.g.dtb", "b.g.xml"], artefacts.All.Select(static artefact => artefact.FileName));
        Assert.Equal("größer: 𝄞"u8.ToArray(), artefacts.All[0].Bytes.ToArray());
        Assert.Equal([0xd0, 0x0d, 0xfe, 0xed, 0], artefacts.All[1].Bytes.ToArray());
        Assert.Equal("<system/>\n"u8.ToArray(), artefacts.All[2].Bytes.ToArray());
    }

    // Text and bytes survive compilation by the C# compiler.
    [Theory]
    [InlineData("<a b=\"\"/>\n  \u20ac 𝄞\r\n\0\ufeff")]
    [InlineData("")]
    public void What_the_generator_embeds_is_read(string text)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        byte[] binary = [0xd0, 0x0d, 0xfe, 0xed, .. utf8, 0xff];
        CompiledArtefacts artefacts = Read(string.Join('\n', ArtefactEmitter.EmitClass(), Embed("a.txt", utf8, isOfMainSystem: false), Embed("b.bin", binary, isOfMainSystem: true)));

        // A short name is a second file.
        Assert.Equal(["S.a.txt", "S.b.bin", "b.bin"], artefacts.All.Select(static artefact => artefact.FileName));
        Assert.Equal(utf8, artefacts.All[0].Bytes.ToArray());
        Assert.Equal(binary, artefacts.All[1].Bytes.ToArray());
        Assert.Equal(binary, artefacts.All[2].Bytes.ToArray());

        static string Embed(string file, byte[] bytes, bool isOfMainSystem) => ArtefactEmitter.Emit(new EmbeddedArtefact(
            new Artefact { Name = "S", FileName = "S." + file, Bytes = [.. bytes], MediaType = "any" }, isOfMainSystem)).ToString();
    }

    [Theory]
    [InlineData("namespace Boards { static class Artefacts { static class A { const string FileName = \"x\", Text = \"x\"; } } }")]
    [InlineData("namespace Boards.Generated { static class Other { static class A { const string FileName = \"x\", Text = \"x\"; } } }")]
    [InlineData("namespace Boards.Generated { static class Outer { static class Artefacts { static class A { const string FileName = \"x\", Text = \"x\"; } } } }")]
    public void A_constant_elsewhere_is_not_an_artefact(string source)
    {
        Assert.Empty(Read(source).All);
        Assert.False(Read(source).IsGenerated);
    }

    [Theory]
    [InlineData("const string FileName = \"x\";")]
    [InlineData("const string Text = \"x\";")]
    [InlineData("const string FileName = \"x\", Base64 = \"=\";")]
    public void A_damaged_artefact_is_reported_by_an_exception(string constants) => Assert.Throws<BadImageFormatException>(
        () => Read($"namespace Boards.Generated {{ static class Artefacts {{ static class A {{ {constants} }} }} }}"));

    [Fact]
    public void A_class_with_the_marker_is_a_declared_system()
    {
        CompiledArtefacts artefacts = Read("""
            [Boards.MicrokitSystem("board.dts")] static class Vmm { }
            [System.Obsolete] static class Other { }
            static class Outer { [Boards.MicrokitSystem("board.dts")] static class Inner { } }
            """);

        Assert.Equal(["Inner", "Vmm"], artefacts.Declared.AsEnumerable());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no assembly at all, but long enough to have held a header of one")]
    public void What_is_no_assembly_is_reported_by_an_exception_that_the_task_reports(string content) =>
        Assert.Throws<BadImageFormatException>(() => CompiledArtefacts.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void Names_that_differ_in_case_only_are_ambiguous()
    {
        ImmutableArray<CompiledArtefact> artefacts = [new("VMM.g.xml", []), new("Vmm.g.xml", []), new("Vmm.g.json", [])];

        Assert.Equal(["VMM.g.xml", "Vmm.g.xml"], CompiledArtefact.Ambiguous(artefacts).AsEnumerable());
        Assert.Empty(CompiledArtefact.Ambiguous(artefacts.RemoveAt(0)));
    }

    [Theory]
    [InlineData("A.g.h g.h", "A.g.h B.g.h", "g.h is not written any more, because the project has several systems now. Use A.g.h or B.g.h, or set ")]
    [InlineData("g.h", "A.g.h B.g.h", "g.h is not written any more")]
    [InlineData("A.g.h B.g.h", "A.g.h C.g.h", null)]
    [InlineData("A.g.h g.h", "B.g.h g.h", null)]
    [InlineData("A.g.h g.h", "", null)]
    [InlineData("A.g.h g.h", "A.g.xml B.g.xml", null)]
    public void A_short_name_that_a_second_system_takes_away_is_reported(string before, string now, string? message)
    {
        BuildError[] reported = [.. BuildError.OfShortNames(before.Split(' '), now.Split(' '))];

        if (message is null)
            Assert.Empty(reported);
        else
            Assert.StartsWith(message, Assert.Single(reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_artefact_is_written_only_when_it_changes()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.True(new CompiledArtefact("a", [1, 2]).WriteIfChanged(path));
            Assert.Equal([1, 2], File.ReadAllBytes(path));

            DateTime before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(path, before);
            Assert.False(new CompiledArtefact("a", [1, 2]).WriteIfChanged(path));
            Assert.Equal(before, File.GetLastWriteTimeUtc(path));

            Assert.True(new CompiledArtefact("a", [1, 3]).WriteIfChanged(path));
            Assert.Equal([1, 3], File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("BRD9110")]
    [InlineData("BRD9101")]
    [InlineData("BRD9102")]
    [InlineData("BRD9103")]
    [InlineData("BRD9104")]
    [InlineData("BRD9105")]
    [InlineData("BRD9111")]
    [InlineData("BRD9112")]
    public void Every_error_of_the_build_has_its_page(string id) =>
        Assert.StartsWith($"# {id}: ", File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md")), StringComparison.Ordinal);

    private static CompiledArtefacts Read(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Subject",
            [CSharpSyntaxTree.ParseText(source)],
            [.. References.Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return CompiledArtefacts.Read(image);
    }

    private static ImmutableArray<string> References { get; } =
        [typeof(object).Assembly.Location, System.Reflection.Assembly.Load("netstandard").Location, System.Reflection.Assembly.Load("System.Runtime").Location, typeof(MicrokitSystemAttribute).Assembly.Location];
}
