using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The first minute with the package, as the README describes it.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class NewProjectTests(PackageFeed feed)
{
    [Fact]
    public async Task A_new_console_project_with_the_package_and_a_source_has_constants_and_a_description()
    {
        ProjectFolder app = feed.NewFolder("FirstSteps");
        (await app.DotnetAsync("new", "console", "--name", "App", "--output", ".", "--no-restore")).Succeeded();
        (await app.DotnetAsync("add", "package", "Boards.Generator", "--version", feed.Version)).Succeeded();
        app.Write("board.dts", Specimens.Board);
        app.Write("Program.cs", Specimens.Program);

        CommandResult build = (await app.DotnetAsync("build")).Succeeded();
        Assert.DoesNotContain(build.Problems, problem => problem.Contains(": error ", StringComparison.Ordinal));

        CommandResult run = (await app.DotnetAsync("bin/Debug/net10.0/App.dll")).Succeeded();
        Assert.Equal("0x9000000", run.Output.Trim());

        byte[] bytes = app.ReadBytes("bin/Debug/net10.0/SystemDescription.g.xml");
        Assert.Equal((byte)'<', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Validate(Encoding.UTF8.GetString(bytes));
    }

    // The rules are those of Microkit's manual: what its tool would reject.
    private static void Validate(string description)
    {
        XElement system = XDocument.Parse(description).Root!;
        Assert.Equal("system", system.Name.LocalName);

        var regions = system.Elements("memory_region").ToDictionary(region => (string)region.Attribute("name")!, StringComparer.Ordinal);
        Assert.All(regions.Values, region => Assert.Equal(0ul, Xml.Number((string)region.Attribute("size")!) % 0x1000));
        Assert.All(system.Descendants("map"), map => Assert.Contains((string)map.Attribute("mr")!, regions.Keys));
        Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(description));

        XElement machine = Assert.Single(system.Descendants("virtual_machine"));
        XElement map = Assert.Single(machine.Elements("map"), map => Xml.Number((string)map.Attribute("vaddr")!) == 0x9000000);
        Assert.Equal("false", (string?)map.Attribute("cached"));

        // Shared peripheral interrupt 1 is number 33; the tool accepts only decimal digits.
        XElement irq = Assert.Single(system.Descendants("irq"));
        Assert.Equal("33", (string?)irq.Attribute("irq"));
        Assert.InRange(int.Parse((string)irq.Attribute("id")!, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), 0, 61);
    }
}
