using System.IO;
using System.Linq;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit.Json;
using Boards.Tests.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>The systems of <c>Sample.Vmm</c>, on the libraries' own sources.</summary>
public sealed class SampleSystems
{
    [Theory]
    [InlineData("OdroidC4Ethernet", "Boards.OdroidC4", "Boards", "odroidc4.dts", "OdroidC4")]
    [InlineData("QemuGuest", "Boards.Qemu", "Boards.Qemu", "virt-gicv2.dts", "VirtGicV2")]
    [Trait("Category", "Slow")]
    public void Are_what_the_schema_takes(string system, string library, string space, string board, string boardClass)
    {
        BoardTest boards = new() { GlobalOptions = { ["build_property.RootNamespace"] = space, ["build_property.EmitSystemDescription"] = "false" } };
        string folder = Path.Combine(Repository.Root, library);
        foreach (string file in Directory.GetFiles(folder).Where(static f => Path.GetExtension(f) is ".dts" or ".dtsi" or ".h").Order(System.StringComparer.Ordinal))
            boards.TestState.AdditionalFiles.Add(("/p/" + Path.GetFileName(file), File.ReadAllText(file)));
        boards.FileOptions.Add("/p/" + board, new() { ["build_metadata.AdditionalFiles.DevicetreeClass"] = boardClass });

        SystemTest test = new() { TestState = { Sources = { File.ReadAllText(Path.Combine(Repository.Root, "Sample.Vmm", system + ".cs")) } } };
        test.TestState.AdditionalReferences.Add(References.Of(boards.Start().Output, asProject: false));
        test.GlobalOptions["build_property._EmitArtefacts"] = System.Uri.EscapeDataString("xml;json");
        Assert.Empty(Schema.Faults(test.Description(system)!));
        Assert.Empty(JsonFaults.Of(test.Artefact(system + ".SystemDescription.g.json")!));
    }
}
