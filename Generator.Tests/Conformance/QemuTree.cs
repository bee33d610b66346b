using System;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Conformance;

public sealed class QemuTree
{
    [SkippableFact]
    public void A_decompiled_dump_of_the_virt_machine_gives_the_bytes_of_the_reference()
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        Skip.IfNot(ReferenceCompiler.Has("qemu-system-aarch64"), "QEMU is not installed");
        string dump = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ReferenceCompiler.Run("qemu-system-aarch64", [], "-machine", "virt,gic-version=2,virtualization=on,dumpdtb=" + dump, "-cpu", "cortex-a53", "-display", "none");
            byte[] source = ReferenceCompiler.Run("dtc", File.ReadAllBytes(dump), "-q", "-I", "dtb", "-O", "dts", "-")!;
            CompileResult result = DtsCompiler.Compile(SourceFile.FromBytes("virt.dts", source), new InMemorySources(), CompileOptions.Default);
            Assert.Empty(result.Diagnostics);
            Assert.Equal(Convert.ToHexString(ReferenceCompiler.Compile(source)!), Convert.ToHexString(DtbWriter.Write(result.Tree)));
            Assert.True(result.Tree.Nodes.Length > 40);
        }
        finally
        {
            File.Delete(dump);
        }
    }
}
