using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Boards.Benchmarks;

/// <summary>The boards that are measured.</summary>
internal static class MeasuredBoards
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the ODROID-C4.</summary>
    public static string OdroidC4Folder => Path.Combine(Root, "Boards.OdroidC4");

    /// <summary>The source of the ODROID-C4.</summary>
    public static string OdroidC4 => Path.Combine(OdroidC4Folder, "odroidc4.dts");

    /// <summary>The files of the ODROID-C4: the source, and what it includes.</summary>
    public static ImmutableArray<(string Path, string Text)> OdroidC4Files =>
    [
        .. Directory.GetFiles(OdroidC4Folder)
            .Where(static file => Path.GetExtension(file) is ".dts" or ".dtsi" or ".h")
            .Order(StringComparer.Ordinal)
            .Select(static file => (file, File.ReadAllText(file))),
    ];

    /// <summary>A source of devices with registers, interrupts and clocks on buses, as in decompiled trees: about 190 bytes for each device.</summary>
    /// <param name="devices">The devices on a bus.</param>
    /// <param name="buses">The number of buses.</param>
    public static string Large(int devices, int buses)
    {
        StringBuilder text = new("/dts-v1/;\n/ {\n\t#address-cells = <1>;\n\t#size-cells = <1>;\n\tinterrupt-parent = <&gic>;\n\tgic: interrupt-controller@1000 {\n\t\tcompatible = \"arm,gic-400\";\n\t\treg = <0x1000 0x1000>, <0x2000 0x2000>;\n\t\tinterrupt-controller;\n\t\t#interrupt-cells = <3>;\n\t};\n\tclk: clock@4000 {\n\t\tcompatible = \"vendor,clock\";\n\t\treg = <0x4000 0x1000>;\n\t\t#clock-cells = <1>;\n\t};\n");
        for (int bus = 0; bus < buses; bus++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\tbus{bus} {{\n\t\tcompatible = \"simple-bus\";\n\t\t#address-cells = <1>;\n\t\t#size-cells = <1>;\n\t\tranges;\n");
            for (int i = bus * devices; i < (bus + 1) * devices; i++)
                text.Append(CultureInfo.InvariantCulture, $"\t\tdev{i}: serial@{0x100000 + (i * 0x1000):x} {{\n\t\t\tcompatible = \"vendor,uart-{i % 20}\";\n\t\t\treg = <0x{0x100000 + (i * 0x1000):x} 0x1000>;\n\t\t\tinterrupts = <0 {i % 900} 4>;\n\t\t\tclocks = <&clk {i}>;\n\t\t\tstatus = \"okay\";\n\t\t}};\n");
            text.Append("\t};\n");
        }

        return text.Append("};\n").ToString();
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Boards.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The benchmarks run from a build inside the repository.");
    }
}
