using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Xml;

namespace Boards.Tests.Systems;

/// <summary>
/// The page of a rule about systems. Below a heading are devices that are added to QEMU's board, or complete sources, and
/// after them a part of a declaration or of a description, to which the rest is added.
/// </summary>
internal sealed partial class SystemPage(string id)
{
    private const string AddedTo = "board.dts";

    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));

    private static ImmutableArray<(string Name, string Content)> Boards { get; } =
    [
        ("/p/odroidc4.dts", Specimens.OdroidC4),
        ("/p/virt.dts", Specimens.QemuVirt),
        ("/p/riscv-virt.dts", """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&plic>;
                aliases { serial0 = "/serial@10000000"; };
                plic: plic@c000000 { compatible = "sifive,plic-1.0.0"; reg = <0xc000000 0x4000000>; interrupt-controller; #interrupt-cells = <1>; };
                serial@10000000 { compatible = "ns16550a"; reg = <0x10000000 0x100>; interrupts = <10>; };
            };
            """),
        ("/p/pc.dts", """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>;
                ioapic@fec00000 { compatible = "intel,ce4100-ioapic"; reg = <0xfec00000 0x1000>; interrupt-controller; #interrupt-cells = <2>; };
            };
            """),
    ];

    /// <summary>The examples below a heading: their languages, their completed texts, and the sources.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="board">The board of a declaration that names none.</param>
    public (ImmutableArray<(string Language, string Text)> Examples, ImmutableArray<(string Name, string Content)> Boards) Examples(string heading, string board)
    {
        string section = _text[_text.IndexOf($"\n{heading}\n", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", heading.Length, StringComparison.Ordinal)];
        (string Language, string Content)[] blocks = [.. Block().Matches(section).Select(static m => (m.Groups[1].Value, m.Groups[2].Value.Trim()))];
        (string Name, string Content)[] own = [.. blocks.Where(static block => block.Language == "dts").Select(static block => Source(block.Content))];
        IEnumerable<(string Language, string Text)> examples = blocks.Where(static block => block.Language != "dts").Select(block => (block.Language, block.Language == "xml"
            ? Description(block.Content)
            : "using Boards;\n" + Declaration(block.Content, own.Length > 0 ? AddedTo : board)));
        // If nothing is declared, there is only the given board.
        bool isDeclared = blocks.Any(static block => !block.Content.StartsWith("//", StringComparison.Ordinal));
        return ([.. examples], isDeclared ? [.. Boards, .. own] : [Boards.Single(file => file.Name == "/p/" + board)]);
    }

    // A complete source begins with its path; any other one is added to the root of QEMU's source.
    private static (string Name, string Content) Source(string content) => content.StartsWith("/* ", StringComparison.Ordinal)
        ? ("/p/" + content[3..content.IndexOf(" */", StringComparison.Ordinal)], content)
        : ("/p/" + AddedTo, $"{Specimens.QemuVirt}\n/ {{\n{content}\n}};\n");

    // Completes attributes by the part of a declaration to which they belong, in the order in which parts are nested.
    internal static string Declaration(string example, string board)
    {
        bool hasClass = example.Contains(" class ", StringComparison.Ordinal);
        if (example.StartsWith("//", StringComparison.Ordinal) && !hasClass)
            return example;
        if (Marked(example, "MicrokitSystem"))
            return example + (hasClass ? "" : "\nstatic partial class S { [ProtectionDomain(\"P\")] static partial class P { } }");
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
        $"[MicrokitSystem(\"{board}\")] {attributes}\nstatic partial class S\n{{\n{domains}\n}}\n";

    private static bool Marked(string text, string attribute) => text.Contains("[" + attribute + "(", StringComparison.Ordinal);

    // Completes elements of a system or of a protection domain.
    private static string Description(string content)
    {
        if (content.StartsWith("<system>", StringComparison.Ordinal) || content.StartsWith("<microkit>", StringComparison.Ordinal))
            return content;
        const string Image = "<program_image path=\"other.elf\" />";
        bool hasDomain = content.Contains("<protection_domain", StringComparison.Ordinal);
        bool isOfDomain = !hasDomain && content.Contains("<irq ", StringComparison.Ordinal);
        string domain = hasDomain ? "" : $"<protection_domain name=\"other\">{Image}{(isOfDomain ? content : "")}</protection_domain>";
        return $"<system>\n{(isOfDomain ? "" : content)}{domain}\n</system>";
    }

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
