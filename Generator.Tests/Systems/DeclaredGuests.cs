using System;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>A guest's devicetree as declared in C#, and the constants that code gets from it.</summary>
public sealed class DeclaredGuests
{
    private const string Code = """
        using System;
        using Boards;

        [MicrokitSystem("virt.dts")]
        public static partial class S
        {
            [ProtectionDomain("VMM", Priority = 254)]
            public static partial class Monitor
            {
                [VirtualMachine("linux", Vcpus = new[] { 0, 1 })]
                [GuestMemory(0x60000000, 0x10000000)]
                [Passthrough("uart")]
                [VirtualDevice("virtio,mmio", 0x130000, 0x200, 74, Name = "disk", Trigger = TriggerMode.Edge)]
                [GuestDevicetree(BootArguments = "quiet", InitrdSize = 0x100000, Unreachable = UnreachableNodes.Removed, Embed = true)]
                public static partial class Linux;
            }
        }

        public static class Uses
        {
            public static ReadOnlySpan<byte> Tree => S.Monitor.Linux.Devicetree;
            public const ulong Address = S.Monitor.Linux.VirtualDevices.Disk.Address;
            public const ulong Size = S.Monitor.Linux.VirtualDevices.Disk.Size;
            public const uint Number = S.Monitor.Linux.VirtualDevices.Disk.Number;
            public const ulong Kernel = S.Monitor.Linux.Images.Kernel.Address;
            public const ulong TreeAt = S.Monitor.Linux.Images.Devicetree.Address;
            public const ulong Initrd = S.Monitor.Linux.Images.Initrd.Address;
            public const ulong Distributor = S.Monitor.Linux.Gic.Distributor.Address;
            public const ulong CpuInterface = S.Monitor.Linux.Gic.CpuInterface.Size;
            public const ulong InitrdSize = S.Monitor.Linux.Images.Initrd.Size;
        }
        """;

    private static SystemTest Test()
    {
        SystemTest test = SystemTest.Of(Code);
        test.GlobalOptions["build_property._EmitArtefacts"] = Uri.EscapeDataString("guest-dts;guest-dtb");
        return test;
    }

    [Fact]
    public Task Compiles() => SystemTest.Of(Code).RunAsync();

    [Fact]
    public void Is_written_as_source_and_blob()
    {
        SystemTest test = Test();
        byte[] blob = Convert.FromBase64String(test.Artefact("S.linux.guest.g.dtb")!);
        DeviceTree tree = DtbReader.Read(blob, "guest.dtb").Tree;
        Assert.Equal(["virtio@130000"], tree.Root.Children.Select(static c => c.Name).Where(static name => name.StartsWith("virtio", StringComparison.Ordinal)));
        Node disk = tree.FindPath("/virtio@130000")!;
        Assert.Equal("virtio,mmio", disk.Find("compatible")!.String);
        Assert.Equal("0 42 1", string.Join(" ", disk.Find("interrupts")!.Cells(0, 3)));
        Assert.Null(tree.FindPath("/pl031@9010000"));
        Assert.Equal(DtsWriter.Write(tree).Split('\n').Length, test.Artefact("S.linux.guest.g.dts")!.Replace("\r", "", StringComparison.Ordinal).Split('\n').Length);
    }

    [Fact]
    public void Its_bytes_are_those_of_the_blob()
    {
        SystemTest test = Test();
        byte[] blob = Convert.FromBase64String(test.Artefact("S.linux.guest.g.dtb")!);
        string code = Assert.Single(test.Start().GeneratedSources, static source => source.SourceText.ToString().Contains("ReadOnlySpan<byte> Devicetree", StringComparison.Ordinal)).SourceText.ToString();
        string list = code[(code.IndexOf("new byte[]", StringComparison.Ordinal) + 10)..];
        list = list[(list.IndexOf('{', StringComparison.Ordinal) + 1)..list.IndexOf('}', StringComparison.Ordinal)];
        Assert.Equal(blob, list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(byte.Parse));
    }

    [Fact]
    public void Without_the_attribute_there_is_no_member()
    {
        SystemTest test = SystemTest.Of(Code.Replace(", Embed = true", "", StringComparison.Ordinal).Replace("=> S.Monitor.Linux.Devicetree", "=> default", StringComparison.Ordinal));
        Assert.DoesNotContain(test.Start().GeneratedSources, static source => source.SourceText.ToString().Contains("ReadOnlySpan", StringComparison.Ordinal));
    }

    [Fact]
    public void The_places_of_its_images_and_its_interrupt_controller_are_constants()
    {
        string code = Assert.Single(Test().Start().GeneratedSources, static source => source.SourceText.ToString().Contains("class Images", StringComparison.Ordinal)).SourceText.ToString();
        string images = code[code.IndexOf("class Images", StringComparison.Ordinal)..];
        string[] constants = [.. images.Split('\n').Select(static line => line.Trim()).TakeWhile(static line => !line.Contains("Devicetree =>", StringComparison.Ordinal))
            .Where(static line => line.StartsWith("public const", StringComparison.Ordinal)).Select(static line => line["public const ulong ".Length..])];
        Assert.Equal(["Address = 0x60000000;", "Address = 0x6fe00000;", "Size = 0x200000;", "Address = 0x6fc00000;", "Size = 0x100000;", "Address = 0x8000000;", "Size = 0x1000;", "Address = 0x8010000;", "Size = 0x1000;"], constants);
    }

    private static SystemTest WithFile(string argument, string name, string text)
    {
        SystemTest test = SystemTest.Of(Code.Replace("Embed = true", "Embed = true, " + argument, StringComparison.Ordinal));
        test.TestState.AdditionalFiles.Add(("/p/guests/" + name, text));
        test.FileOptions.Add("/p/guests/" + name, new() { ["build_metadata.AdditionalFiles.DevicetreeBoard"] = "false" });
        test.GlobalOptions["build_property._EmitArtefacts"] = "guest-dtb";
        return test;
    }

    [Fact]
    public void An_overlay_comes_last()
    {
        SystemTest test = WithFile("Overlays = new[] { \"guests/o.dtso\" }", "o.dtso", "/dts-v1/; /plugin/;\n#include \"speed.h\"\n&uart { current-speed = <SPEED>; };");
        test.TestState.AdditionalFiles.Add(("/p/guests/speed.h", "#define SPEED 115200\n"));
        DeviceTree tree = DtbReader.Read(Convert.FromBase64String(test.Artefact("S.linux.guest.g.dtb")!), "guest.dtb").Tree;
        Assert.Equal(115200u, tree.FindPath("/pl011@9000000")!.Find("current-speed")!.Cell(0));
        Assert.NotNull(tree.FindPath("/virtio@130000"));
    }

    [Fact]
    public Task An_unknown_overlay_is_an_error() =>
        SystemTest.Of(Code.Replace("Embed = true", "Embed = true, Overlays = new[] { {|BRD3715:\"none.dtso\"|} }", StringComparison.Ordinal)).RunAsync();

    [Fact]
    public void An_overlay_with_an_error_is_one() => Assert.Contains(
        WithFile("Overlays = new[] { \"o.dtso\" }", "o.dtso", "/dts-v1/; /plugin/;\n&nothing { };").Start().GeneratorDiagnostics,
        static d => d.Id == "BRD3716" && d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).StartsWith("/p/guests/o.dtso(2,", StringComparison.Ordinal));

    [Fact]
    public async Task A_devicetree_written_by_hand_is_checked_and_written()
    {
        const string Written = "/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; memory@40000000 { device_type = \"memory\"; reg = <0x40000000 0x1000>; }; };";
        SystemTest test = WithFile("Source = \"guest.dts\"", "guest.dts", Written);
        Assert.Contains((await test.Start().AnalyzeAsync([new Boards.Generator.Systems.SystemAnalyzer()], default)), static d => d.Id == "BRD3710" && d.Location.GetLineSpan().Path == "/p/guests/guest.dts");
        DeviceTree tree = DtbReader.Read(Convert.FromBase64String(test.Artefact("S.linux.guest.g.dtb")!), "guest.dtb").Tree;
        Assert.Equal(["memory@40000000"], tree.Root.Children.Select(static c => c.Name));
    }

    [Fact]
    public Task Attributes_belong_to_a_virtual_machine() => SystemTest.Of("""
        using Boards;

        [MicrokitSystem("virt.dts")]
        public static partial class S
        {
            [ProtectionDomain("VMM", Priority = 254), {|BRD3502:GuestDevicetree|}, {|BRD3502:VirtualDevice("virtio,mmio", 0x130000, 0x200)|}, {|BRD3502:GuestDma(DmaMethod.Offset)|}]
            public static partial class Monitor;
        }
        """).RunAsync();
}
