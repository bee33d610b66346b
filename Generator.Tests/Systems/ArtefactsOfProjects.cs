using System;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Microkit.Artefacts;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>The artefacts that a project names in <c>EmitArtefacts</c>.</summary>
public sealed class ArtefactsOfProjects
{
    private const string Code = """
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S { [ProtectionDomain("driver"), Passthrough("uart")] static partial class D { } }
        """;

    // As the build passes it: percent-encoded.
    private static SystemTest Of(string kinds, string? emit = null)
    {
        SystemTest test = SystemTest.OnBoth(Code);
        test.GlobalOptions["build_property._EmitArtefacts"] = Uri.EscapeDataString(kinds);
        if (emit is not null)
            test.GlobalOptions["build_property.EmitSystemDescription"] = emit;
        return test;
    }

    private static string[] Files(SystemTest test) =>
    [
        .. test.Start().GeneratedSources.Select(static source => source.HintName)
            .Where(static name => name.EndsWith("+Artefact.g.cs", StringComparison.Ordinal)).Select(static name => name[..^"+Artefact.g.cs".Length]).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("", "S.SystemDescription.g.xml")]
    [InlineData("xml", "S.SystemDescription.g.xml")]
    [InlineData(" Xml ;\n json; ", "S.SystemDescription.g.json S.SystemDescription.g.xml")]
    [InlineData("json,json", "S.SystemDescription.g.json")]
    [InlineData("dtb", "Odroidc4.g.dtb Virt.g.dtb")]
    public void Are_those_of_the_kinds_that_it_names(string kinds, string files) => Assert.Equal(files.Split(' '), Files(Of(kinds)));

    [Fact]
    public void Are_none_if_the_project_wants_no_description() => Assert.Empty(Files(Of("xml;json;dtb", emit: "false")));

    [Fact]
    public void Have_the_content_of_their_kind()
    {
        SystemTest test = Of("json;dtb");
        string json = test.Artefact("S.SystemDescription.g.json")!;
        Assert.Contains("\"uart\"", json.Replace("/pl011@9000000", "uart", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([], JsonFaults.Of(json));
        DtbReadResult blob = DtbReader.Read(Convert.FromBase64String(test.Artefact("Virt.g.dtb")!), "virt.dtb");
        Assert.Empty(blob.Diagnostics);
        Assert.Contains(blob.Tree.Root.Children, static node => node.Name == "pl011@9000000");
    }

    [Theory]
    [InlineData("/p/bin/Debug/net10.0/", "<a href=\"../../../Code.cs#L")]
    [InlineData("/p/out put/", "<a href=\"../Code.cs#L")]
    [InlineData("/other/bin", "<a href=\"../../p/Code.cs#L")]
    [InlineData("", "<span>Code.cs(")]
    public void Link_to_the_sources_from_where_they_are(string folder, string link)
    {
        SystemTest test = Of("report");
        test.GlobalOptions["build_property._ArtefactDirectory"] = Uri.EscapeDataString(folder);
        Assert.Contains(link, test.Artefact("S.BoardReport.g.html")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_boards_with_one_name_have_the_full_names()
    {
        SystemTest test = new()
        {
            TestState = { AdditionalFiles = { ("/p/a/board.dts", "/dts-v1/; / { };"), ("/p/b/board.dts", "/dts-v1/; / { };") } },
            GlobalOptions = { ["build_property._EmitArtefacts"] = "dtb" },
        };
        test.FileOptions.Add("/p/a/board.dts", new() { ["build_metadata.AdditionalFiles.DevicetreeNamespace"] = "A" });
        test.FileOptions.Add("/p/b/board.dts", new() { ["build_metadata.AdditionalFiles.DevicetreeNamespace"] = "B" });
        Assert.Equal(["A.Board.g.dtb", "B.Board.g.dtb"], Files(test));
    }

    [Theory]
    [InlineData("linux", "linux", "S.BoardReport.g.html S.SystemDescription.g.json S.SystemDescription.g.xml S.g.h S.linux.guest.g.dtb S.linux.guest.g.dts")]
    [InlineData("linux", "driver", "S.BoardReport.g.html S.SystemDescription.g.json S.SystemDescription.g.xml S.g.h S.linux.guest.g.dtb S.linux.guest.g.dts")]
    public void Of_machines_or_domains_with_one_name_are_made_once(string machine, string domain, string files)
    {
        SystemTest test = Guests(machine, domain);
        Assert.Equal(files.Split(' '), Files(test));
    }

    // The compiler ignores the case of the names of generated files.
    [Fact]
    public void Of_machines_whose_names_differ_in_case_are_all_made()
    {
        string[] classes = [.. Guests("Linux", "second").Start().GeneratedSources.Select(static source => source.SourceText.ToString())
            .Where(static text => text.Contains("guest.g.dts\"", StringComparison.Ordinal))];
        Assert.Equal(2, classes.Length);
        Assert.Contains(classes, static text => text.Contains("\"S.Linux.guest.g.dts\"", StringComparison.Ordinal));
        Assert.Contains(classes, static text => text.Contains("\"S.linux.guest.g.dts\"", StringComparison.Ordinal));
    }

    // A domain 'driver' with a machine 'linux', and a second domain with a second machine.
    private static SystemTest Guests(string machine, string domain)
    {
        SystemTest test = SystemTest.OnBoth($$"""
            using Boards;
            [MicrokitSystem("virt.dts")]
            static partial class S
            {
                [ProtectionDomain("driver")]
                static partial class D
                {
                    [VirtualMachine("linux"), GuestMemory(0x50000000, 0x1000000), Passthrough("uart")]
                    static partial class M { }
                }

                [ProtectionDomain("{{domain}}")]
                static partial class E
                {
                    [VirtualMachine("{{machine}}"), GuestMemory(0x60000000, 0x1000000)]
                    static partial class M { }
                }

                [ProtectionDomain("{{domain}}")]
                static partial class F { }
            }
            """);
        test.GlobalOptions["build_property._EmitArtefacts"] = Uri.EscapeDataString("xml;json;header;guest-dts;guest-dtb;report");
        return test;
    }

    [Fact]
    public async Task Of_an_unknown_kind_are_an_error_of_the_project()
    {
        SystemTest test = Of("xml;jsn;pdf");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9031", DiagnosticSeverity.Error)
            .WithMessage("EmitArtefacts names 'jsn'; " + ArtefactKinds.Expected("jsn")));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9031", DiagnosticSeverity.Error)
            .WithMessage("EmitArtefacts names 'pdf'; " + ArtefactKinds.Expected("pdf")));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("Second", false, true)]
    [InlineData(" S ", true, false)]
    public void Have_a_short_name_if_they_are_of_the_main_system(string main, bool first, bool second)
    {
        SystemTest test = SystemTest.Of(main.Length == 0 ? Code : Code + "\n[MicrokitSystem(\"virt.dts\")] static partial class Second { [ProtectionDomain(\"d\")] static partial class D { } }");
        test.GlobalOptions["build_property.MicrokitMainSystem"] = main;
        Assert.Equal(first, Short("S"));
        Assert.Equal(second, Short("Second"));

        bool Short(string system) => test.Start().GeneratedSources.Any(source =>
            source.HintName == system + ".SystemDescription.g.xml+Artefact.g.cs" && source.SourceText.ToString().Contains("ShortFileName = \"SystemDescription.g.xml\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_main_system_that_is_unknown_are_an_error_of_the_project()
    {
        SystemTest test = Of("xml");
        test.GlobalOptions["build_property.MicrokitMainSystem"] = "VMM";
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9033", DiagnosticSeverity.Error)
            .WithMessage("MicrokitMainSystem is 'VMM', which is not a system of the project; expected one of: S"));
        await test.RunAsync();
    }

    // The system with errors may be the main system.
    [Fact]
    public void Of_a_main_system_with_an_error_are_not_reported_again()
    {
        SystemTest test = SystemTest.Of(Code + "\n[MicrokitSystem(\"virt.dts\")] static partial class Second { [ProtectionDomain(\"d\"), Passthrough(\"nothing\")] static partial class D { } }");
        test.GlobalOptions["build_property.MicrokitMainSystem"] = "Second";
        Assert.Equal(["BRD3002"], test.Start().GeneratorDiagnostics.Select(static found => found.Id));
    }

    [Fact]
    public void That_change_leave_the_others_alone()
    {
        GeneratorRun run = Of("json;dtb").Start();
        run = run.EditSource("/p/Code.cs", Code.Replace("\"driver\"", "\"serial\"", StringComparison.Ordinal));
        // The system's generated class and its JSON, but not the blobs.
        Assert.Equal(2, run.OutputReasons.Count(static reason => reason is not IncrementalStepRunReason.Cached));
    }
}
