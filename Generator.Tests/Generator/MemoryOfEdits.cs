using System;
using System.Globalization;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Systems;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>What an editor keeps in memory after many edits. The heap is the whole process's, so that no other test may run at the same time.</summary>
[CollectionDefinition(nameof(MemoryOfEdits), DisableParallelization = true)]
[Collection(nameof(MemoryOfEdits))]
[Trait("Category", "Slow")]
public sealed class MemoryOfEdits
{
    [Fact]
    public void Two_thousand_edits_keep_no_memory()
    {
        GeneratorRun run = SystemTest.Of(LongSessions.Code).Start();
        long after = 0;
        for (int edit = 0; edit < 2000; edit++)
        {
            run = run.Edit("/p/virt.dts", Specimens.QemuVirt + string.Create(CultureInfo.InvariantCulture, $"/ {{ added{edit} {{ p = <{edit}>; }}; }};\n"));
            if (edit == 200)
                after = GC.GetTotalMemory(forceFullCollection: true);
        }

        long grown = GC.GetTotalMemory(forceFullCollection: true) - after;
        Assert.Contains("Added1999", LongSessions.TextOf(run), StringComparison.Ordinal);
        // If each edit kept a tree, this would be a hundred megabytes or more.
        Assert.InRange(grown, long.MinValue, 16L << 20);
    }
}
