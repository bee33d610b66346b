using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Conformance;

public sealed class RoundTrip
{
    [SkippableTheory]
    [InlineData("language.jsonl", false)]
    [InlineData("preprocessor.jsonl", true)]
    public void A_decompiled_tree_compiles_to_itself(string file, bool preprocess)
    {
        List<string> differences = [];
        foreach (Trial trial in Trial.Read(file, preprocess).Where(trial => trial.Accept))
        {
            DtbReadResult read = DtbReader.Read(trial.Blob!, trial.Id + ".dtb");
            if (read.Diagnostics.Length > 0)
                differences.Add($"{trial.Id}: {read.Diagnostics[0]}");
            string source = DtsWriter.Write(read.Tree);
            foreach (bool again in (bool[])[true, false])
            {
                CompileOptions options = new() { Preprocess = again, BootCpu = read.Tree.BootCpu };
                byte[] blob = DtbWriter.Write(DtsCompiler.Compile(new SourceFile("again.dts", source), new InMemorySources(), options).Tree);
                bool isEmptied = !read.Tree.Root.Children.Any() && !read.Tree.Root.Properties.Any();
                if (!isEmptied && !blob.AsSpan().SequenceEqual(trial.Blob))
                    differences.Add($"{trial.Id}: {source}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n" + string.Join("\n", differences));
    }

    // Each except the last two begins a line that the preprocessor would take for a directive.
    [Theory]
    [InlineData("#if-cells")]
    [InlineData("#ifdef-cells")]
    [InlineData("#else-cells")]
    [InlineData("#endif-cells")]
    [InlineData("#define-x")]
    [InlineData("#undef-cells")]
    [InlineData("#include-cells")]
    [InlineData("#error-cells")]
    [InlineData("#line-cells")]
    [InlineData("#pragma-cells")]
    [InlineData("#ident-cells")]
    [InlineData("#5-cells")]
    [InlineData("#")]
    [InlineData("#address-cells")]
    [InlineData("#iffy-cells")]
    public void A_name_like_a_directive_is_kept(string name)
    {
        byte[] blob = DtbWriter.Write(DtsCompiler.Compile(new SourceFile("t.dts", "/dts-v1/; / { \\" + name + " = <1>; };"), new InMemorySources(), CompileOptions.Default).Tree);
        CompileResult again = DtsCompiler.Compile(
            new SourceFile("again.dts", DtsWriter.Write(DtbReader.Read(blob, "t.dtb").Tree)), new InMemorySources(), CompileOptions.Default);
        Assert.Empty(again.Diagnostics);
        Assert.NotNull(again.Tree.Root.Find(name));
        Assert.Equal(blob, DtbWriter.Write(again.Tree));
    }
}
