using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>What can be configured about diagnostics inside devicetree sources.</summary>
public class SourceDiagnosticsTests
{
    private const string Bad = "/dts-v1/; / { x { status = {0}; }; };";

    [Fact]
    public Task A_finding_is_reported_at_its_place_in_the_source() => BoardTest.Of(Bad.Replace("{0}", "{|BRD2201:\"disabledd\"|}")).RunAsync();

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("none", null)]
    public Task A_globalconfig_sets_its_severity(string configured, DiagnosticSeverity? severity)
    {
        BoardTest test = BoardTest.Of(Bad.Replace("{0}", severity is null ? "\"disabledd\"" : "{|#0:\"disabledd\"|}"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\ndotnet_diagnostic.BRD2201.severity = {configured}\n"));
        if (severity is { } expected)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD2201", expected).WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task What_breaks_the_output_stays_an_error_whatever_is_configured()
    {
        BoardTest test = BoardTest.Of("/dts-v1/; / { a = <1>{|BRD0020:|} };");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.BRD0020.severity = none\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("/* boards-disable-next-line BRD2201 */\n")]
    [InlineData("// boards-disable BRD2201\n")]
    public Task A_comment_in_the_source_switches_it_off(string comment) => BoardTest.Of(comment + Bad.Replace("{0}", "\"disabledd\"")).RunAsync();

    [Fact]
    public async Task Further_places_are_additional_locations()
    {
        BoardTest test = BoardTest.Of("/dts-v1/; / { x { status = \"disabled\"; y { status = \"okay\"; }; }; };");
        GeneratorRun run = test.Start();
        Diagnostic found = Assert.Single((await run.AnalyzeAsync([new SourceAnalyzer()], default)).Where(static diagnostic => diagnostic.Id == "BRD2202"));
        Assert.Equal("/p/Board.dts", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public void A_binary_file_that_is_included_gives_its_bytes()
    {
        BoardTest test = new()
        {
            TestState = { AdditionalFiles = { ("/p/Board.dts", "/dts-v1/; / { logo = /incbin/(\"logo.bin\"); };"), ("/p/logo.bin", "\u0001\u0002\u00e9") } },
        };
        GeneratorRun run = test.Start();
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Contains("logo = <0x102c3a9>;", run.GeneratedSources.Single().SourceText.ToString());
    }
}
