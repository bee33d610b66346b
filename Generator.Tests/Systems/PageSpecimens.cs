using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>
/// The examples of the pages about declarations: what a page calls invalid is told under its id, and what it calls
/// fixed no more. An example is a part of a declaration; what it leaves out is put around it.
/// </summary>
public sealed class PageSpecimens
{
    /// <summary>The pages whose examples are of the guide's board or QEMU's, and leave nothing of their own out.</summary>
    public static TheoryData<string> Ids =>
    [
        "BRD3001", "BRD3002", "BRD3003", "BRD3004", "BRD3007", "BRD3008", "BRD3010", "BRD3011", "BRD3012", "BRD3103",
        "BRD3105", "BRD3106", "BRD3107", "BRD3108", "BRD3109", "BRD3110", "BRD3111", "BRD3112", "BRD3113", "BRD3114",
        "BRD3116", "BRD3118", "BRD3120", "BRD3124", "BRD3201", "BRD3202", "BRD3206", "BRD3207", "BRD3210", "BRD3213",
        "BRD3214", "BRD3215", "BRD3217", "BRD3301", "BRD3302", "BRD3303", "BRD3304", "BRD3305", "BRD3306", "BRD3307",
        "BRD3308", "BRD3310", "BRD3311", "BRD3312", "BRD3313", "BRD3314", "BRD3315", "BRD3316", "BRD3501", "BRD3503",
        "BRD3504", "BRD3507", "BRD3508",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_page_calls_invalid_is_told_and_what_it_calls_fixed_is_not(string id)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        foreach (string board in (string[])["odroidc4.dts", "virt.dts"])
        {
            if (!(await ToldOf(Example(page, "## Invalid"), board)).Contains(id))
                continue;
            Assert.DoesNotContain(id, await ToldOf(Example(page, "## Fixed"), board));
            return;
        }

        Assert.Fail($"{id} is told of its example on neither board.");
    }

    private static async Task<string[]> ToldOf(string example, string board)
    {
        SystemTest test = SystemTest.Of(Complete(example, board));
        GeneratorRun run = test.Start();
        return [.. run.GeneratorDiagnostics.Concat(await run.AnalyzeAsync([new SystemAnalyzer(), new UnavailableDeviceAnalyzer()], default)).Select(static d => d.Id)];
    }

    private static string Example(string page, string heading)
    {
        const string Fence = "```csharp\n";
        int start = page.IndexOf(Fence, page.IndexOf(heading + "\n", StringComparison.Ordinal), StringComparison.Ordinal) + Fence.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Trim();
    }

    // Attributes by the part of a declaration to which they belong, in the order in which parts are nested.
    private static string Complete(string example, string board)
    {
        bool hasClass = example.Contains(" class ", StringComparison.Ordinal);
        if (Marked(example, "MicrokitSystem"))
            return "using Boards;\n" + example + (hasClass ? "" : "\nstatic partial class S { [ProtectionDomain(\"P\")] static partial class P { } }");
        if (Marked(example, "Channel") || Marked(example, "MemoryRegion"))
        {
            IEnumerable<string> lines = example.Split('\n').Where(static line => line.StartsWith('['));
            string onSystem = string.Concat(lines.Where(static line => Marked(line, "Channel") || Marked(line, "MemoryRegion")));
            string onDomain = string.Concat(lines.Where(static line => !Marked(line, "Channel") && !Marked(line, "MemoryRegion") && !Marked(line, "ProtectionDomain")));
            return System(board, $$"""
                [ProtectionDomain("VMM")] {{onDomain}} static partial class P { }
                [ProtectionDomain("serial")] static partial class Q { }
                [ProtectionDomain("low", Priority = 1)] static partial class Low { }
                [ProtectionDomain("high", Priority = 2)] static partial class High { }
                """, onSystem);
        }

        if (Marked(example, "ProtectionDomain"))
            return System(board, hasClass ? example : example + " static partial class P { }");
        if (Marked(example, "VirtualMachine"))
            return System(board, $"[ProtectionDomain(\"VMM\")] static partial class P {{\n{example}\n}}");
        string marks = Marked(example, "GuestMemory") ? $"static partial class P {{ [VirtualMachine(\"linux\")] {example} static partial class L {{ }} }}" : $"{example}\nstatic partial class P {{ }}";
        return System(board, $"[ProtectionDomain(\"VMM\")] {marks}", "[MemoryRegion(\"shared\", 0x1000), MemoryRegion(\"a\", 0x1000), MemoryRegion(\"b\", 0x1000)]");
    }

    private static string System(string board, string domains, string attributes = "") =>
        $"using Boards;\n[MicrokitSystem(\"{board}\")] {attributes}\nstatic partial class S\n{{\n{domains}\n}}\n";

    private static bool Marked(string text, string attribute) => text.Contains("[" + attribute + "(", StringComparison.Ordinal);
}
