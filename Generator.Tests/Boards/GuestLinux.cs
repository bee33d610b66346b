using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>An interrupt that Linux has set up.</summary>
/// <param name="Number">The controller's own number, which is the one that seL4 sees.</param>
/// <param name="Trigger"><c>level</c> or <c>edge</c>.</param>
/// <param name="Chip">The controller: <c>GICv2</c>.</param>
/// <param name="User">The driver that requested it; empty if the interrupt is only set up.</param>
internal sealed record LinuxInterrupt(uint Number, string Trigger, string Chip, string User);

/// <summary>
/// A Linux that has run on a machine of QEMU, and what it printed about the hardware before it shut down. It finds its
/// devices by the same tree as the constants, with its own code.
/// </summary>
internal sealed class GuestLinux
{
    private const string Program = "qemu-system-aarch64";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    // Modules, each after those that it needs.
    private static readonly string[] Modules =
        ["virtio_ring", "virtio", "virtio_mmio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "virtio-rng"];

    // Two devices on the virtio bus, and two on PCI that raise INTA: slots 1 and 6.
    private static readonly string[] Devices =
    [
        "-device", "virtio-rng-device", "-device", "virtio-rng-device",
        "-device", "virtio-rng-pci,vectors=0,addr=1,romfile=", "-device", "virtio-rng-pci,vectors=0,addr=6,romfile=",
    ];

    private const string Init = """
        #!/bin/busybox sh
        b=/bin/busybox
        $b mount -t proc proc /proc
        $b mount -t sysfs sysfs /sys
        for module in MODULES; do $b insmod /$module.ko; done
        echo "== interrupts"
        $b cat /proc/interrupts
        echo "== lines"
        for irq in /sys/kernel/irq/*; do
          echo "$($b cat $irq/hwirq) $($b cat $irq/type) $($b cat $irq/chip_name)"
        done
        echo "== memory"
        $b cat /proc/iomem
        echo "== virtio"
        for device in /sys/bus/virtio/devices/*; do echo "${device##*/} $($b readlink -f $device)"; done
        echo "== cpus"
        $b cat /sys/devices/system/cpu/online
        echo "== nodes"
        $b find /proc/device-tree/ -type d
        echo "== end"
        $b poweroff -f
        """;

    private readonly Dictionary<string, string[]> _said;

    private GuestLinux(Dictionary<string, string[]> said) => _said = said;

    /// <summary>The lines of <c>/proc/interrupts</c> with the number of a controller.</summary>
    public ImmutableArray<LinuxInterrupt> Interrupts
    {
        get
        {
            // A count for each CPU of the heading:  14:   0   0   GICv2  33 Level   uart-pl011
            int counts = _said["interrupts"][0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            return
            [
                .. _said["interrupts"].Skip(1).Select(line => line.Split(' ', counts + 5, StringSplitOptions.RemoveEmptyEntries))
                    .Where(words => words.Length == counts + 5 && uint.TryParse(words[counts + 2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    .Select(words => new LinuxInterrupt(uint.Parse(words[counts + 2], CultureInfo.InvariantCulture), words[counts + 3].ToLowerInvariant(), words[counts + 1], words[counts + 4].Trim())),
            ];
        }
    }

    /// <summary>The numbers of all lines that are set up, requested or not.</summary>
    public ImmutableArray<uint> Lines => [.. _said["lines"].Select(static line => uint.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))];

    /// <summary>The entries of <c>/proc/iomem</c> with a name: <c>0xaddress+0xsize</c> each.</summary>
    public ImmutableArray<string> Memory(string name) =>
    [
        //   09000000-09000fff : 9000000.pl011 pl011@9000000
        .. _said["memory"].Select(static line => line.Trim().Split(" : ", 2)).Where(parts => parts[1] == name)
            .Select(static parts => parts[0].Split('-').Select(static end => ulong.Parse(end, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToArray())
            .Select(static ends => FormattableString.Invariant($"0x{ends[0]:x}+0x{ends[1] - ends[0] + 1:x}")),
    ];

    /// <summary>The virtio devices, each with the device that carries it, by Linux names: <c>a003c00.virtio_mmio</c>.</summary>
    public ImmutableArray<(string Name, string Carrier)> Virtio =>
        [.. _said["virtio"].Select(static line => line.Split(' ')).Select(static words => (words[0], words[1].Split('/')[^2]))];

    /// <summary>The CPUs that are online: <c>0-1</c>.</summary>
    public string Cpus => Assert.Single(_said["cpus"]);

    /// <summary>The paths of the devicetree's nodes, without the root.</summary>
    public ImmutableArray<string> Nodes => [.. _said["nodes"].Select(static path => path["/proc/device-tree".Length..].TrimEnd('/')).Where(static path => path.Length > 1).Select(static path => "/" + path.TrimStart('/'))];

    /// <summary>The kernel and the initrd of a boot; the test is skipped if a part is missing.</summary>
    public static (byte[] Kernel, byte[] Initrd) Images()
    {
        string parts = Parts();
        return (File.ReadAllBytes(Path.Combine(parts, "kernel")), FileSystem(parts));
    }

    /// <summary>Boots as a monitor does: the images are in memory, and the kernel is entered with the address of its devicetree.</summary>
    /// <param name="machine">What follows <c>-machine</c>.</param>
    /// <param name="cpus">The number of CPUs.</param>
    /// <param name="entry">The kernel's first instruction.</param>
    /// <param name="tree">The address of the devicetree.</param>
    /// <param name="images">Each image with its address.</param>
    public static GuestLinux Enter(string machine, int cpus, ulong entry, ulong tree, params (ulong Address, byte[] Image)[] images)
    {
        Parts();

        // x0 is the devicetree and x1 to x3 are 0 (Linux, Documentation/arch/arm64/booting.rst); the literals come after the code.
        const ulong StubAt = 0x70000000;
        byte[] stub = new byte[40];
        uint[] code = [0x580000c0, 0xaa1f03e1, 0xaa1f03e2, 0xaa1f03e3, 0x58000084, 0xd61f0080];
        for (int i = 0; i < code.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(stub.AsSpan(i * 4), code[i]);
        BinaryPrimitives.WriteUInt64LittleEndian(stub.AsSpan(24), tree);
        BinaryPrimitives.WriteUInt64LittleEndian(stub.AsSpan(32), entry);

        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            List<string> arguments = ["-machine", machine, "-cpu", "cortex-a53", "-smp", cpus.ToString(CultureInfo.InvariantCulture), "-m", "2G", "-nographic", "-nic", "none", "-no-reboot", "-device", "virtio-rng-device"];
            foreach ((ulong address, byte[] image) in images.Append((StubAt, stub)))
            {
                string file = Path.Combine(folder, FormattableString.Invariant($"{address:x}"));
                File.WriteAllBytes(file, image);
                arguments.AddRange(["-device", FormattableString.Invariant($"loader,file={file},addr=0x{address:x},force-raw=on")]);
            }

            return new GuestLinux(Sections(Run([.. arguments, "-device", FormattableString.Invariant($"loader,addr=0x{StubAt:x},cpu-num=0")])));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Boots; the test is skipped if a part is missing.</summary>
    /// <param name="machine">What follows <c>-machine</c>.</param>
    public static GuestLinux Boot(string machine)
    {
        string parts = Parts();
        string files = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(files, FileSystem(parts));
            return new GuestLinux(Sections(Run(
                [
                    "-machine", machine, "-cpu", "cortex-a53", "-m", "2G", "-nographic", "-nic", "none", "-no-reboot",
                    "-kernel", Path.Combine(parts, "kernel"), "-initrd", files, "-append", "console=ttyAMA0 quiet panic=-1", .. Devices,
                ])));
        }
        finally
        {
            File.Delete(files);
        }
    }

    private static string Parts()
    {
        Skip.IfNot(ReferenceCompiler.Has(Program), $"{Program} is not installed");
        string parts = Environment.GetEnvironmentVariable("BOARDS_GUEST_LINUX") ?? Path.Combine(Repository.Root, "artifacts", "guest-linux");
        Skip.IfNot(File.Exists(Path.Combine(parts, "kernel")), "no kernel for arm64; .ci/guest-linux fetches one");
        return parts;
    }

    private static byte[] FileSystem(string parts)
    {
        CpioArchive archive = new();
        foreach (string folder in new[] { "bin", "proc", "sys" })
            archive.Add(folder);
        archive.Add("bin/busybox", File.ReadAllBytes(Path.Combine(parts, "busybox")));
        string[] modules = [.. Modules.Where(module => File.Exists(Path.Combine(parts, module + ".ko")))];
        foreach (string module in modules)
            archive.Add(module + ".ko", File.ReadAllBytes(Path.Combine(parts, module + ".ko")));
        archive.Add("init", Encoding.ASCII.GetBytes(Init.ReplaceLineEndings("\n").Replace("MODULES", string.Join(" ", modules), StringComparison.Ordinal)));
        return archive.ToArray();
    }

    private static string Run(string[] arguments)
    {
        ProcessStartInfo start = new(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        Task<string> complained = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
            process.Kill();
        Assert.True(said.Result.Contains("== end", StringComparison.Ordinal), $"Linux did not come to its end: {said.Result}\n{complained.Result}");
        return said.Result;
    }

    // A line "== name" before each section; the console ends lines with a carriage return, too.
    private static Dictionary<string, string[]> Sections(string said) => said.Replace("\r", "", StringComparison.Ordinal)
        .Split("== ").Skip(1).Select(static section => section.Split('\n'))
        .ToDictionary(static lines => lines[0], static lines => lines[1..].Where(static line => line.Length > 0).ToArray(), StringComparer.Ordinal);
}
