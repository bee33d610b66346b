using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Generator.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace Boards.Tests.Build;

public sealed class CompiledSystemsTests
{
    [Fact]
    public void Descriptions_are_the_string_constants_of_the_generated_class_in_ordinal_order()
    {
        CompiledSystems systems = Read("""
            namespace Boards.Generated
            {
                internal static class SystemDescriptions
                {
                    internal const string b = "<system/>\n";
                    internal const string B = "größer: 𝄞";
                    internal const int Count = 2;
                    internal static readonly string Other = "no constant";
                }
            }
            """);

        Assert.Equal(
            [new SystemDescription("B", "größer: 𝄞"), new SystemDescription("b", "<system/>\n")], systems.Descriptions.AsEnumerable());
    }

    [Theory]
    [InlineData("namespace Boards { static class SystemDescriptions { const string A = \"x\"; } }")]
    [InlineData("namespace Boards.Generated { static class Other { const string A = \"x\"; } }")]
    [InlineData("namespace Boards.Generated { static class Outer { static class SystemDescriptions { const string A = \"x\"; } } }")]
    public void A_constant_elsewhere_is_no_description(string source) => Assert.Empty(Read(source).Descriptions);

    [Fact]
    public void A_class_with_the_marker_is_a_declared_system()
    {
        CompiledSystems systems = Read("""
            [Boards.MicrokitSystem("board.dts")] static class Vmm { }
            [System.Obsolete] static class Other { }
            static class Outer { [Boards.MicrokitSystem("board.dts")] static class Inner { } }
            """);

        Assert.Equal(["Inner", "Vmm"], systems.Declared.AsEnumerable());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no assembly at all, but long enough to have held a header of one")]
    public void What_is_no_assembly_is_told_by_an_exception_that_the_task_reports(string content) =>
        Assert.Throws<BadImageFormatException>(() => CompiledSystems.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void The_only_system_has_a_file_without_a_name_and_several_have_theirs()
    {
        Assert.Equal("SystemDescription.g.xml", new SystemDescription("Vmm", "").FileName(isOnly: true));
        Assert.Equal("Vmm.SystemDescription.g.xml", new SystemDescription("Vmm", "").FileName(isOnly: false));
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_ambiguous()
    {
        ImmutableArray<SystemDescription> descriptions = [new("VMM", "a"), new("Vmm", "b"), new("Other", "c")];

        Assert.Equal(["VMM", "Vmm"], SystemDescription.Ambiguous(descriptions).AsEnumerable());
        Assert.Empty(SystemDescription.Ambiguous(descriptions.RemoveAt(0)));
    }

    [Fact]
    public void A_description_is_written_as_UTF8_without_a_mark_and_only_when_it_changes()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.True(new SystemDescription("Vmm", "ü\n").WriteIfChanged(path));
            Assert.Equal([0xC3, 0xBC, (byte)'\n'], File.ReadAllBytes(path));

            DateTime before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(path, before);
            Assert.False(new SystemDescription("Vmm", "ü\n").WriteIfChanged(path));
            Assert.Equal(before, File.GetLastWriteTimeUtc(path));

            Assert.True(new SystemDescription("Vmm", "u\n").WriteIfChanged(path));
            Assert.Equal("u\n", File.ReadAllText(path));
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
    public void Every_error_of_the_build_has_its_page(string id) =>
        Assert.StartsWith($"# {id}: ", File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md")), StringComparison.Ordinal);

    private static CompiledSystems Read(string source)
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
        return CompiledSystems.Read(image);
    }

    private static ImmutableArray<string> References { get; } =
        [typeof(object).Assembly.Location, System.Reflection.Assembly.Load("netstandard").Location, System.Reflection.Assembly.Load("System.Runtime").Location, typeof(MicrokitSystemAttribute).Assembly.Location];
}
