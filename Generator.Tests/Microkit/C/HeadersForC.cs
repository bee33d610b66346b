using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Boards.Tests.BoardFacts;
using Boards.Tests.Build;
using Boards.Tests.Microkit.Xml;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.C;

/// <summary>The header of a system: its content, and that compilers of C and C++ accept it.</summary>
public sealed class HeadersForC : IDisposable
{
    private const string HandWritten = """
        <?xml version="1.0" encoding="UTF-8"?>
        <system>
            <memory_region name="guest_ram" size="0x10000000" phys_addr="0x40000000" />
            <memory_region name="serial" size="0x1000" phys_addr="0x9000000" />
            <memory_region name="ring" size="0x2000" />
            <protection_domain name="VMM" priority="254">
                <program_image path="vmm.elf" />
                <map mr="guest_ram" vaddr="0x60000000" perms="rw" setvar_vaddr="guest_ram_vaddr" />
                <map mr="ring" vaddr="0x20000000" perms="rw" />
                <irq irq="33" id="1" trigger="level" />
                <virtual_machine name="linux" priority="100">
                    <vcpu id="0" />
                    <map mr="guest_ram" vaddr="0x40000000" perms="rwx" />
                    <map mr="serial" vaddr="0x9000000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
            <protection_domain name="logger" priority="100"><program_image path="logger.elf" /></protection_domain>
            <channel><end pd="VMM" id="3" /><end pd="logger" id="7" /></channel>
        </system>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("boards-header-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_hand_written_system_has_a_header()
    {
        Sel4Board board = Board(Specimens.QemuVirt);
        SystemPlan plan = SystemPlanner.Plan(SystemFileReader.Read(new SourceFile("simple.system", HandWritten), MicrokitVersions.Current).Request, board);

        string header = HeaderOf(plan, board);

        Assert.StartsWith("/* The system simple: addresses, interrupts and channels for its programs. Generated; do not edit. */\n#ifndef BOARDS_SIMPLE_H\n#define BOARDS_SIMPLE_H\n", header, StringComparison.Ordinal);
        Assert.Contains(
            """
            /* Protection domain 'VMM'. */
            #define VMM_CHANNEL_TO_LOGGER   3                    /* channel to 'logger' */
            #define VMM_REGION_RING_ADDRESS UINT64_C(0x20000000)
            #define VMM_REGION_RING_SIZE    UINT64_C(0x2000)
            #define VMM_IRQ_PL011           33                   /* /pl011@9000000 */
            #define VMM_CHANNEL_PL011       1
            #define VMM_ROUTE_COUNT         1
            /* X(name, channel, irq, vcpu, edge) */
            #define VMM_ROUTES(X) \
                X(PL011, 1, 33, 0, 0)
            static const struct boards_route vmm_routes[VMM_ROUTE_COUNT] = {
                { 1, 33, 0, 0 },
            };

            /* Virtual machine 'linux' of protection domain 'VMM'. */
            #define LINUX_VCPU_COUNT                1
            #define LINUX_RAM_ADDRESS               UINT64_C(0x40000000) /* memory region 'guest_ram' */
            #define LINUX_RAM_SIZE                  UINT64_C(0x10000000)
            #define LINUX_RAM_PHYSICAL              UINT64_C(0x40000000) /* physical address */
            #define LINUX_RAM_VADDR                 UINT64_C(0x60000000) /* in the monitor; its symbol guest_ram_vaddr is set to it */
            #define LINUX_KERNEL_ADDRESS            UINT64_C(0x40000000)
            #define LINUX_DTB_ADDRESS               UINT64_C(0x4fe00000)
            #define LINUX_DTB_SIZE                  UINT64_C(0x200000)   /* bytes that are kept for it */
            #define LINUX_GIC_VERSION               2
            #define LINUX_GIC_DISTRIBUTOR_ADDRESS   UINT64_C(0x8000000)
            #define LINUX_GIC_DISTRIBUTOR_SIZE      UINT64_C(0x1000)
            #define LINUX_GIC_CPU_INTERFACE_ADDRESS UINT64_C(0x8010000)
            #define LINUX_GIC_CPU_INTERFACE_SIZE    UINT64_C(0x1000)
            #define LINUX_REGION_SERIAL_ADDRESS     UINT64_C(0x9000000)
            #define LINUX_REGION_SERIAL_SIZE        UINT64_C(0x1000)
            #define LINUX_REGION_SERIAL_PHYSICAL    UINT64_C(0x9000000)

            /* Protection domain 'logger'. */
            #define LOGGER_CHANNEL_TO_VMM 7 /* channel to 'VMM' */

            #endif /* BOARDS_SIMPLE_H */

            """,
            header,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_routes_of_a_declared_guest_are_its_own()
    {
        (SystemPlan plan, Sel4Board board) = Ethernet();

        string header = HeaderOf(plan, board);

        Assert.Contains("#define LINUX_IRQ_ETH_MACIRQ ", header, StringComparison.Ordinal);
        Assert.Contains("\n#define LINUX_ROUTES(X) \\\n    X(ETH_MACIRQ, 5, 40, 0, 0) \\\n    X(", header, StringComparison.Ordinal);
        Assert.Contains("\nstatic const struct boards_route linux_routes[LINUX_ROUTE_COUNT] = {\n    { 5, 40, 0, 0 },\n", header, StringComparison.Ordinal);
        Assert.DoesNotContain("VMM_", header, StringComparison.Ordinal);
    }

    public static TheoryData<string> Systems => ["ethernet", "virt", "odroid", "whole", "names"];

    [SkippableTheory]
    [MemberData(nameof(Systems))]
    [Trait("Category", "Slow")]
    public async Task Compilers_take_a_header_without_a_warning_and_see_the_numbers_of_the_json(string system)
    {
        (SystemPlan plan, Sel4Board board) = system switch
        {
            "ethernet" => Ethernet(),
            "virt" => Default("virt", Board(Specimens.QemuVirt)),
            "odroid" => Default("odroid-c4", Sel4Board.Resolve(BoardSource.OdroidC4.Tree)),
            "whole" => HandWrittenOn(Board("/dts-v1/; / { };"), WholeSystem.Xml),
            _ => OddNames(),
        };
        await File.WriteAllTextAsync(Path.Combine(_folder, "system.h"), HeaderOf(plan, board));
        JsonNode json = JsonNode.Parse(Text(plan, board, "json"))!;
        Dictionary<string, ulong> expected = Expected(json);
        await File.WriteAllTextAsync(Path.Combine(_folder, "main.c"), Program(expected.Keys, [.. json["guests"]!.AsArray().Where(static guest => guest!["routes"]!.AsArray().Count > 0).Select(static guest => (string)guest!["name"]!)]));

        IReadOnlyList<string> programs = await CCompiler.CompileAsync(_folder, "main.c");

        Skip.If(programs.Count == 0, "no C compiler");
        string[] wanted = [.. expected.Select(static pair => FormattableString.Invariant($"{pair.Key} {pair.Value}"))];
        foreach (string program in programs)
        {
            string[] lines = (await Command.RunAsync(program, _folder)).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(wanted, lines.Where(static line => !line.StartsWith("route ", StringComparison.Ordinal)));
            Assert.Equal(Routes(json), lines.Where(static line => line.StartsWith("route ", StringComparison.Ordinal)));
        }
    }

    // The names that the numbers of the JSON have in the header. Systems with odd names are only compiled.
    private static Dictionary<string, ulong> Expected(JsonNode json)
    {
        Dictionary<string, ulong> values = [];
        foreach (JsonNode? guest in json["guests"]!.AsArray())
        {
            string name = (string)guest!["name"]!;
            if (!name.All(char.IsAsciiLetterLower))
                continue;
            string prefix = name.ToUpperInvariant();
            values[prefix + "_VCPU_COUNT"] = (ulong)guest["vcpus"]!.AsArray().Count;
            JsonNode? memory = guest["memory"]!.AsArray().FirstOrDefault();
            Add(prefix + "_RAM_ADDRESS", memory?["address"]);
            Add(prefix + "_RAM_SIZE", memory?["size"]);
            Add(prefix + "_RAM_PHYSICAL", memory?["physical"]);
            Add(prefix + "_RAM_VADDR", memory?["vaddr"]);
            foreach ((string part, string property) in (IEnumerable<(string, string)>)[("_KERNEL", "kernel"), ("_DTB", "devicetree"), ("_INITRD", "initrd")])
                AddRange(prefix + part, guest[property]);
            AddRange(prefix + "_GIC_DISTRIBUTOR", guest["gic"]?["distributor"]);
            AddRange(prefix + "_GIC_CPU_INTERFACE", guest["gic"]?["cpu_interface"]);
            AddRange(prefix + "_GIC_REDISTRIBUTORS", guest["gic"]?["redistributors"]);
            foreach (JsonNode? region in guest["regions"]!.AsArray())
            {
                AddRange($"{prefix}_REGION_{NameOf(region!)}", region);
                Add($"{prefix}_REGION_{NameOf(region!)}_PHYSICAL", region!["physical"]);
            }

            foreach (JsonNode? route in guest["routes"]!.AsArray())
            {
                values[$"{prefix}_IRQ_{NameOf(route!)}"] = (ulong)(int)route!["irq"]!;
                values[$"{prefix}_CHANNEL_{NameOf(route)}"] = (ulong)(int)route["channel"]!;
                values[$"{prefix}_VCPU_{NameOf(route)}"] = (ulong)(int)route["vcpu"]!;
            }
        }

        return values;

        void AddRange(string name, JsonNode? range)
        {
            Add(name + "_ADDRESS", range?["address"]);
            Add(name + "_SIZE", range?["size"]);
        }

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                values[name] = ulong.Parse(((string)value!).AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }

    private static string NameOf(JsonNode named) => string.Concat(((string)named["name"]!).Select(static c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));

    private static IEnumerable<string> Routes(JsonNode json) => json["guests"]!.AsArray().Where(static guest => ((string)guest!["name"]!).All(char.IsAsciiLetterLower))
        .SelectMany(static guest => Enumerable.Repeat(guest!["routes"]!.AsArray(), 2))
        .SelectMany(static routes => routes.Select(static route => FormattableString.Invariant($"route {route!["channel"]} {route["irq"]} {route["vcpu"]} {((string)route["trigger"]! == "edge" ? 1 : 0)}")));

    // Prints each number; the routes both from the table and with the macro.
    private static string Program(IEnumerable<string> names, IEnumerable<string> guests)
    {
        StringBuilder main = new("#include \"system.h\"\n#include \"system.h\"\n#include <stdio.h>\n#define ROW(name, channel, irq, vcpu, edge) printf(\"route %d %d %d %d\\n\", channel, irq, vcpu, edge);\nint main(void)\n{\n");
        foreach (string name in names)
            main.Append(CultureInfo.InvariantCulture, $"    printf(\"{name} %llu\\n\", (unsigned long long)({name}));\n");
        foreach (string guest in guests.Where(static name => name.All(char.IsAsciiLetterLower)))
        {
            string prefix = guest.ToUpperInvariant();
            main.Append(CultureInfo.InvariantCulture, $"    for (unsigned int i = 0; i < {prefix}_ROUTE_COUNT; i++)\n")
                .Append(CultureInfo.InvariantCulture, $"        printf(\"route %u %u %u %u\\n\", {guest}_routes[i].channel, {guest}_routes[i].irq, {guest}_routes[i].vcpu, {guest}_routes[i].edge);\n")
                .Append(CultureInfo.InvariantCulture, $"    {prefix}_ROUTES(ROW)\n");
        }

        return main.Append("    return 0;\n}\n").ToString();
    }

    private static (SystemPlan Plan, Sel4Board Board) Ethernet()
    {
        VirtualMachineRequest linux = Machine("linux", Pass("/soc/bus@ff600000"), Pass("/soc/ethernet@ff3f0000", "eth", [5, 6]) with { WithDependencies = true });
        linux = linux with { GuestMemories = [Ram(0x20000000, 0x10000000, 0x20000000) with { Setvar = Value("guest_ram_vaddr") }] };
        Sel4Board board = Board(Specimens.OdroidC4);
        return (SystemPlanner.Plan(SystemOf(Domain("VMM", linux)), board), board);
    }

    private static (SystemPlan Plan, Sel4Board Board) Default(string name, Sel4Board board) =>
        (DefaultSystem.Plan(name, board, SourceLocation.StartOf(name + ".dts")), board);

    private static (SystemPlan Plan, Sel4Board Board) HandWrittenOn(Sel4Board board, string xml) =>
        (SystemPlanner.Plan(SystemFileReader.Read(new SourceFile("a.system", xml), MicrokitVersions.Current).Request, board), board);

    // Names that have no letter in common with C, that are the same in C, and that would end a comment.
    private static (SystemPlan Plan, Sel4Board Board) OddNames()
    {
        Sel4Board board = Board(Specimens.QemuVirt);
        VirtualMachineRequest odd = Machine("größe */ ??/", Pass("/pl011@9000000", "a-b", [1]), Pass("/pl031@9010000", "a_b", [2]));
        SystemRequest system = SystemOf(Domain("1-x", odd), Domain("1_x", Machine("_x", Pass("/pl061@9030000", "/* x")))) with { Name = "a \\\n/* b" };
        return (SystemPlanner.Plan(system, board), board);
    }

    private static string HeaderOf(SystemPlan plan, Sel4Board board) => Text(plan, board, "header");

    private static string Text(SystemPlan plan, Sel4Board board, string kind)
    {
        Artefact artefact = Assert.Single(((SystemArtefactKind)ArtefactKinds.Find(kind)!).Make(plan, board));
        string text = Encoding.UTF8.GetString(artefact.Bytes.AsSpan());
        Assert.DoesNotContain('\r', text);
        return text;
    }
}
