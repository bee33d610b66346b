using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Boards.Generator.Completion;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Boards.Tests.CodeFixes;

/// <summary>What an editor offers in the strings of a declaration. <c>$$</c> is the caret.</summary>
public sealed class NameCompletionTests
{
    private static string Machine(string attributes) => $$"""
        using Boards;

        [MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000), MemoryRegion("log", 0x2000)]
        public static partial class S
        {
            [ProtectionDomain("VMM")]
            public static partial class Monitor
            {
                [VirtualMachine("linux")]
                {{attributes}}
                public static partial class Linux;
            }

            [ProtectionDomain("driver")]
            public static partial class Driver;
        }
        """;

    // The packages do not contain Roslyn's own service for C#, so the provider is called as that service calls it.
    private static async Task<(Document Document, ImmutableArray<CompletionItem> Items)> CompleteAsync(string marked)
    {
        int caret = marked.IndexOf("$$", StringComparison.Ordinal);
        using AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        ProjectInfo info = ProjectInfo.Create(
            id, VersionStamp.Default, "p", "p", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: [.. Frameworks.Current, Frameworks.Boards],
            additionalDocuments: [File("virt.dts", Specimens.QemuVirt), File("guest.dtso", "/dts-v1/; /plugin/;")]);
        Document document = workspace.AddProject(info).AddDocument("a.cs", marked.Remove(caret, 2), filePath: "/p/a.cs");
        NameCompletion provider = new();
        CompletionContext context = new(provider, document, caret, new TextSpan(caret, 0), CompletionTrigger.Invoke, workspace.Options, default);
        await provider.ProvideCompletionsAsync(context);
        IEnumerable<CompletionItem> items = (IEnumerable<CompletionItem>)typeof(CompletionContext).GetProperty("Items", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(context)!;
        return (document, [.. items]);

        DocumentInfo File(string name, string text) => DocumentInfo.Create(
            DocumentId.CreateNewId(id), name, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)), filePath: "/p/" + name);
    }

    private static async Task<string[]> NamesAsync(string marked) =>
        [.. (await CompleteAsync(marked)).Items.OrderBy(static item => item.SortText, StringComparer.Ordinal).Select(static item => item.DisplayText)];

    [Theory]
    [InlineData("[Passthrough(\"$$\")]")]
    [InlineData("[Passthrough(\"ua$$\")]")]
    [InlineData("[Passthrough(\"ua$$\", Name = \"console\")]")]
    [InlineData("[Passthrough(\"uart\", Exclude = new[] { \"rtc\", \"$$\" })]")]
    [InlineData("[GuestDevicetree(Console = \"$$\")]")]
    public async Task Devices_are_offered_by_label_alias_and_path(string attribute)
    {
        string[] names = await NamesAsync(Machine(attribute));
        Assert.Contains("uart", names);
        Assert.Contains("/pl011@9000000", names);
        Assert.DoesNotContain("/memory@40000000", names);
        Assert.DoesNotContain("gic", names);
        Assert.True(Array.IndexOf(names, "uart") < Array.IndexOf(names, "/pl011@9000000"), "Labels are shorter, and come first.");
    }

    [Fact]
    public async Task A_string_that_is_not_closed_is_completed()
    {
        string[] names = await NamesAsync("using Boards;\n[MicrokitSystem(\"virt.dts\")]\nstatic partial class S { [ProtectionDomain(\"p\"), Passthrough(\"ua$$\n");
        Assert.Contains("uart", names);
    }

    [Theory]
    [InlineData("[Map(\"$$\", 0x1000)]", "log,ring")]
    [InlineData("[GuestDevicetree(Overlays = new[] { \"$$\" })]", "guest.dtso,virt.dts")]
    public async Task What_is_declared_is_offered(string attribute, string expected) =>
        Assert.Equal(expected.Split(','), await NamesAsync(Machine(attribute)));

    [Theory]
    [InlineData("[MicrokitSystem(\"$$\")]", "virt.dts")]
    [InlineData("[MicrokitSystem(\"virt.dts\"), Channel(\"VMM\", \"$$\")]", "VMM,driver")]
    public async Task A_system_is_completed(string attributes, string expected) => Assert.Equal(
        expected.Split(','),
        await NamesAsync(Machine("").Replace("[MicrokitSystem(\"virt.dts\"), MemoryRegion(\"ring\", 0x1000), MemoryRegion(\"log\", 0x2000)]", attributes, StringComparison.Ordinal)));

    [Fact]
    public async Task Versions_are_offered_the_newest_first() => Assert.Equal("2.3", (await NamesAsync(Machine("").Replace("\"virt.dts\"", "\"virt.dts\", Version = \"$$\"", StringComparison.Ordinal)))[0]);

    [Fact]
    public async Task A_name_replaces_what_is_between_the_quotes()
    {
        (Document document, ImmutableArray<CompletionItem> items) = await CompleteAsync(Machine("[Passthrough(\"/pl0$$31\")]"));
        CompletionItem item = Assert.Single(items, static item => item.DisplayText == "/pl011@9000000");
        SourceText text = await document.GetTextAsync();
        Assert.Equal("/pl031", text.ToString(item.Span));
        CompletionChange change = await new NameCompletion().GetChangeAsync(document, item, null, default);
        Assert.Contains("[Passthrough(\"/pl011@9000000\")]", text.WithChanges(change.TextChange).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_described_by_its_registers_and_interrupts()
    {
        (Document document, ImmutableArray<CompletionItem> items) = await CompleteAsync(Machine("[Passthrough(\"$$\")]"));
        CompletionItem item = Assert.Single(items, static item => item.DisplayText == "uart");
        Assert.Equal("/pl011@9000000\narm,pl011, arm,primecell, 0x9000000+0x1000, interrupt 33 level", (await new NameCompletion().GetDescriptionAsync(document, item, default))!.Text);
        Assert.Equal("/pl011@9000000", item.InlineDescription);
    }

    [Theory]
    [InlineData("[Passthrough(\"uart\", Name = \"$$\")]")]
    [InlineData("[System.Obsolete(\"$$\")]")]
    public async Task Other_strings_are_left_alone(string attribute) => Assert.DoesNotContain("uart", await NamesAsync(Machine(attribute)));
}
