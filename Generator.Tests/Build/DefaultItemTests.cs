using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Boards.Generator.Build;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>What a project can do to the default items. The project is only evaluated, not built.</summary>
[Trait("Category", "Slow")]
public sealed class DefaultItemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards-items").FullName;

    [Theory]
    [InlineData("", "a.dts sub/b.dts part.dtsi", "")]
    [InlineData("""<Devicetree Update="a.dts" ClassName="X" Namespace="N" Overlays="o.dtso;p.dtso" IncludeDirectories="i;j" Defines="A=1;B" Platform="odroidc4" />""",
        "a.dts(DevicetreeClass=X DevicetreeNamespace=N DevicetreeOverlays=o.dtso;p.dtso DevicetreeIncludeDirectories=i;j DevicetreeDefines=A=1;B DevicetreePlatform=odroidc4) sub/b.dts part.dtsi", "")]
    [InlineData("""<Devicetree Update="**/*.dts" Platform="p" />""", "a.dts(DevicetreePlatform=p) sub/b.dts(DevicetreePlatform=p) part.dtsi", "")]
    [InlineData("""<AdditionalFiles Update="a.dts" DevicetreeClass="X" /><Devicetree Update="a.dts" Namespace="N" />""", "a.dts(DevicetreeClass=X DevicetreeNamespace=N) sub/b.dts part.dtsi", "")]
    [InlineData("""<Devicetree Remove="sub/**" />""", "a.dts part.dtsi", "")]
    [InlineData("""<AdditionalFiles Remove="sub/**" /><Devicetree Update="sub/b.dts" ClassName="X" />""", "a.dts part.dtsi", "")]
    [InlineData("""<Devicetree Include="a.dts" ClassName="X" />""", "sub/b.dts part.dtsi a.dts(DevicetreeClass=X)", "a.dts")]
    [InlineData("""<Devicetree Include="a.dts" ClassName="X" /><Devicetree Update="a.dts" Namespace="N" />""", "sub/b.dts part.dtsi a.dts(DevicetreeClass=X DevicetreeNamespace=N)", "a.dts")]
    [InlineData("""<Devicetree Include="../other/c.dts;d.dtb" /><Devicetree Remove="a.dts" />""", "sub/b.dts part.dtsi ../other/c.dts d.dtb", "../other/c.dts d.dtb")]
    [InlineData("""<Devicetree Remove="@(Devicetree)" /><Devicetree Include="sub/b.dts" />""", "part.dtsi sub/b.dts", "sub/b.dts")]
    public async Task Items(string items, string files, string included)
    {
        JsonElement evaluated = await EvaluateAsync(items, "-getItem:AdditionalFiles", "-getItem:Devicetree");
        Assert.Equal(files, string.Join(' ', evaluated.GetProperty("AdditionalFiles").EnumerateArray().Select(Text)));
        Assert.Equal(included, string.Join(' ', evaluated.GetProperty("Devicetree").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString())));
    }

    [Fact]
    public async Task No_default_items_are_there_where_they_are_switched_off()
    {
        JsonElement evaluated = await EvaluateAsync("""<Devicetree Update="a.dts" ClassName="X" />""", "-getItem:AdditionalFiles", "-getItem:Devicetree", "-p:EnableDefaultDevicetreeItems=false");
        Assert.Empty(evaluated.GetProperty("AdditionalFiles").EnumerateArray());
        Assert.Empty(evaluated.GetProperty("Devicetree").EnumerateArray());
    }

    [Fact]
    public async Task A_misspelt_name_in_an_update_is_an_error()
    {
        Write("""<Devicetree Update="a.dts" ClasName="X" />""");
        CommandResult result = await Command.DotnetAsync(_folder, "msbuild", "p.csproj", "-t:_FindDevicetreeMetadata;_CheckDevicetreeMetadata", "-p:BoardsTaskAssembly=" + typeof(DevicetreeMetadata).Assembly.Location);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("BRD9112", result.Output, StringComparison.Ordinal);
        Assert.Contains("ClasName", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<JsonElement> EvaluateAsync(string items, params string[] arguments)
    {
        Write(items);
        CommandResult result = await Command.DotnetAsync(_folder, ["msbuild", "p.csproj", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Output);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("Items");
    }

    private void Write(string items)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        foreach (string file in (string[])["a.dts", "sub/b.dts", "part.dtsi"])
            File.WriteAllText(Path.Combine(_folder, file), "");
        string build = Path.Combine(Repository.Root, "Generator.Build", "build", "Boards.Generator");
        File.WriteAllText(Path.Combine(_folder, "p.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Import Project="{build}.props" />
              <ItemGroup>{items}</ItemGroup>
              <Import Project="{build}.targets" />
            </Project>
            """);
    }

    private static string Text(JsonElement item)
    {
        string metadata = string.Join(' ', item.EnumerateObject().Where(static m => m.Name.StartsWith("Devicetree", StringComparison.Ordinal)).Select(static m => $"{m.Name}={m.Value.GetString()}"));
        return item.GetProperty("Identity").GetString() + (metadata.Length > 0 ? $"({metadata})" : "");
    }
}
