using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>The source of a board library, compiled and resolved once for all tests.</summary>
internal sealed class BoardSource
{
    private static readonly ConcurrentDictionary<string, BoardSource> All = new(StringComparer.Ordinal);

    private readonly Lazy<BoardCompilation> _compiled;

    private BoardSource(string path)
    {
        Path = path;
        _compiled = new(() => BoardCompilation.Compile(DevicetreeFile.FromBytes(path, File.ReadAllBytes(path)), [], new Disk(), CompileOptions.Default));
    }

    public static BoardSource OdroidC4 => At("Boards.OdroidC4/odroidc4.dts");

    public static BoardSource VirtGicV2 => At("Boards.Qemu/virt-gicv2.dts");

    public static BoardSource VirtGicV3 => At("Boards.Qemu/virt-gicv3.dts");

    public static BoardSource RiscvVirt => At("Boards.Qemu/riscv-virt.dts");

    /// <summary>The sources that were printed by QEMU.</summary>
    public static TheoryData<string> QemuFiles =>
        ["Boards.Qemu/virt-gicv2.dts", "Boards.Qemu/virt-gicv3.dts", "Boards.Qemu/riscv-virt.dts"];

    /// <summary>Every source of a board library.</summary>
    public static TheoryData<string> Files => ["Boards.OdroidC4/odroidc4.dts", "Boards.Qemu/virt-gicv2.dts", "Boards.Qemu/virt-gicv3.dts", "Boards.Qemu/riscv-virt.dts"];

    /// <summary>The file, with <c>/</c>.</summary>
    public string Path { get; }

    public DeviceTree Tree => _compiled.Value.Tree;

    /// <summary>Paths of the nodes with registers or interrupts.</summary>
    public IEnumerable<string> HardwarePaths => _compiled.Value.Board.Devices.Where(device => device.IsHardware).Select(device => device.Path);

    /// <summary>The errors and warnings of the compiler, the checks and the hardware layer.</summary>
    public IEnumerable<string> Complaints => _compiled.Value.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= Severity.Warning)
        .Select(diagnostic => diagnostic.ToString());

    /// <summary>The device at a path.</summary>
    public Device this[string path] => _compiled.Value.Board[Tree.FindPath(path)!];

    /// <summary>The source at a path below the root of the repository.</summary>
    public static BoardSource At(string file) => All.GetOrAdd(file, static file => new(System.IO.Path.Combine(Repository.Root, file).Replace('\\', '/')));

    /// <summary>The board with a text after its source.</summary>
    public Sel4Board ResolveWith(string text)
    {
        CompileResult compiled = Compile([.. File.ReadAllBytes(Path), .. Encoding.UTF8.GetBytes("\n" + text)], Path);
        Assert.Empty(compiled.Diagnostics);
        return Sel4Board.Resolve(compiled.Tree);
    }

    public NodeFacts FactsOf(string path) => NodeFacts.Of(this[path]);

    /// <summary>Compiles bytes as if they were the file at a path.</summary>
    public static CompileResult Compile(byte[] bytes, string path) =>
        DtsCompiler.Compile(SourceFile.FromBytes(path, bytes), new Disk(), CompileOptions.Default, CancellationToken.None);

    private sealed class Disk : ISourceProvider
    {
        private readonly Dictionary<string, SourceFile?> _files = new(StringComparer.Ordinal);

        public SourceFile? FindSource(string path)
        {
            if (!_files.TryGetValue(path, out SourceFile? file))
                _files.Add(path, file = FindBinary(path) is { } bytes ? SourceFile.FromBytes(path, bytes) : null);
            return file;
        }

        public byte[]? FindBinary(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

        public IEnumerable<string> NamesIn(string directory) => [];
    }
}
