using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>Compares the sources of QEMU's machines with what QEMU prints today.</summary>
[Trait("Category", "Slow")]
public sealed class QemuReprintTests
{
    // Another version may have other machines; such a change is QEMU's, not a mistake of ours.
    private const string Version = "QEMU emulator version 7.2.";

    // Random values that are different each time.
    private static readonly string[] Seeds = ["rng-seed", "kaslr-seed"];

    [SkippableTheory]
    [InlineData("Boards.Qemu/virt-gicv2.dts", "qemu-system-aarch64", "virt,gic-version=2,virtualization=on", "-cpu cortex-a53")]
    [InlineData("Boards.Qemu/virt-gicv3.dts", "qemu-system-aarch64", "virt,gic-version=3,virtualization=on,iommu=smmuv3", "-cpu cortex-a53")]
    [InlineData("Boards.Qemu/riscv-virt.dts", "qemu-system-riscv64", "virt", "")]
    public void The_tree_is_what_QEMU_prints(string file, string program, string machine, string processor)
    {
        Skip.IfNot(ReferenceCompiler.Has(program) && ReferenceCompiler.Has("dtc"), $"{program} and dtc are not both installed");
        string version = Encoding.UTF8.GetString(Run(program, "--version")).Split('\n')[0];
        Skip.IfNot(version.StartsWith(Version, StringComparison.Ordinal), $"the sources are those of QEMU 7.2, and this is {version}");

        byte[] dump = QemuMachine.Dump(program, machine, ["-m", "2G", .. processor.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        byte[] source = Assert.IsType<byte[]>(ReferenceCompiler.Run("dtc", dump, "-q", "-I", "dtb", "-O", "dts", "-"));
        Assert.Equal(Lines(BoardSource.Compile(source, "printed.dts").Tree), Lines(BoardSource.At(file).Tree));
    }

    private static byte[] Run(string program, params string[] arguments) =>
        Assert.IsType<byte[]>(ReferenceCompiler.Run(program, [], arguments));

    // A line for each node and property, in order.
    private static IEnumerable<string> Lines(DeviceTree tree) => tree.Nodes.SelectMany(node => node.Properties
        .Where(property => !Seeds.Contains(property.Name))
        .Select(property => $"{node.Path}: {property.Name} = {Convert.ToHexString(property.Value.Span)}")
        .Prepend(node.Path));
}
