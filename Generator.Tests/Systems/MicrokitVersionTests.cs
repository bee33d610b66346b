using System.Linq;
using System.Threading.Tasks;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>The version of Microkit that a project, or a system, names.</summary>
public sealed class MicrokitVersionTests
{
    private static SystemTest Of(string property, string? version, string attributes = "", string domain = "") => new()
    {
        GlobalOptions = { ["build_property.MicrokitVersion"] = property },
        TestState =
        {
            AdditionalFiles = { ("/p/any.dts", "/dts-v1/; / { };") },
            Sources =
            {
                ("/p/Code.cs", $$"""
                    using Boards;

                    [MicrokitSystem("any.dts"{{(version is null ? "" : $", Version = {version}")}})]
                    {{attributes}}
                    static partial class S
                    {
                        [ProtectionDomain("server", Priority = 2{{domain}})]
                        static partial class Server
                        {
                            [VirtualMachine("guest")]
                            static partial class Guest;
                        }

                        [ProtectionDomain("client", Priority = 1)]
                        static partial class Client;
                    }
                    """),
            },
        },
    };

    [Theory]
    [InlineData("sel4cp", null, "<virtual_machine name=\"guest\" id=\"0\" />")]
    [InlineData("1.4.1", null, "<protection_domain name=\"server\" priority=\"2\" pp=\"true\">")]
    [InlineData("2.0.1", null, "<end pd=\"client\" id=\"0\" pp=\"true\" />")]
    [InlineData("", null, "<end pd=\"client\" id=\"0\" pp=\"true\" />")]
    [InlineData("2.3", "\"1.3\"", "<protection_domain name=\"server\" priority=\"2\" pp=\"true\">")]
    [InlineData("sel4cp", "\"2.3.0-dev\"", "<vcpu id=\"0\" />")]
    public async Task Decides_the_form(string property, string? version, string expected)
    {
        SystemTest test = Of(property, version, "[Channel(\"server\", \"client\", SecondCalls = true)]");
        await test.RunAsync();
        Assert.Contains(expected, test.Description("S")!);
    }

    [Fact]
    public Task What_it_lacks_is_reported_at_the_argument() => Of("2.0", null, domain: ", Fpu = {|BRD3319:false|}, Cpu = {|BRD3319:1|}").RunAsync();

    [Fact]
    public Task A_system_may_name_one_that_has_it() => Of("2.0", "\"2.3\"", domain: ", Fpu = false, Cpu = 1").RunAsync();

    [Fact]
    public Task One_that_there_is_not_is_reported_at_the_argument() => Of("", "{|BRD3320:\"2\"|}").RunAsync();

    [Fact]
    public async Task One_that_the_project_names_and_there_is_not_is_reported_once()
    {
        SystemTest test = Of("3.0", null);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9030", DiagnosticSeverity.Error)
            .WithMessage("MicrokitVersion is '3.0'; expected one of: sel4cp, 1.3, 1.4, 2.0, 2.1, 2.2, 2.3"));
        await test.RunAsync();
    }
}
