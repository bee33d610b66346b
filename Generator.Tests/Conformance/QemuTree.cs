using System;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Conformance;

[Trait("Category", "Slow")]
public sealed class QemuTree
{
    [SkippableFact]
    public void A_decompiled_dump_of_the_virt_machine_gives_the_bytes_of_the_reference()
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        byte[] dump = QemuMachine.Dump("qemu-system-aarch64", "virt,gic-version=2,virtualization=on", "-cpu", "cortex-a53");
        byte[] source = ReferenceCompiler.Run("dtc", dump, "-q", "-I", "dtb", "-O", "dts", "-")!;
        CompileResult result = DtsCompiler.Compile(SourceFile.FromBytes("virt.dts", source), new InMemorySources(), CompileOptions.Default);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Convert.ToHexString(ReferenceCompiler.Compile(source)!), Convert.ToHexString(DtbWriter.Write(result.Tree)));
        Assert.True(result.Tree.Nodes.Length > 40);
    }
}
