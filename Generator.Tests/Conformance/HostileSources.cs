using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Sources on which the reference fails, or which it reads: nothing throws.</summary>
public sealed class HostileSources
{
    [SkippableFact]
    public void Hostile_sources_compile_without_an_exception()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ReferenceData.Folder("conformance"), "hostile.json")));
        List<string> sources = [.. document.RootElement.EnumerateArray().Select(row => row.GetProperty("src").GetString()!)];
        Assert.Equal(37, sources.Count);
        foreach (string source in sources)
            Assert.NotNull(DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), CompileOptions.Default).Tree);
    }
}
