using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Declarations;
using Boards.Microkit;
using Boards.Microkit.Rules;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Boards.Tests.Microkit.Xml;
using Boards.Tests.Systems;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>
/// Every rule about systems checks both forms of a system, a declaration in C# and a hand-written description, or there is a
/// reason why one form cannot have the mistake.
/// </summary>
public sealed partial class BothForms
{
    private static readonly string LongName = new('n', 64);

    /// <summary>The rules that only a declaration can violate, and why.</summary>
    public static IReadOnlyDictionary<string, string> OnlyDeclared { get; } = Reasons(
        ("a project names the board of a description, which is configuration: BRD9011", ["BRD3001", "BRD3014"]),
        ("a description maps addresses and names no device", ["BRD3002", "BRD3007", "BRD3010", "BRD3011", "BRD3012", "BRD3015", "BRD3018", "BRD3025"]),
        ("a description can map a region several times", ["BRD3008", "BRD3009"]),
        ("a description is a system", ["BRD3013"]),
        ("Microkit's tool places memory of a description that has no address", ["BRD3126"]),
        ("the addresses of the kernel are not those of a region of a description: BRD3120", ["BRD3101", "BRD3102"]),
        ("a description names its regions itself and states their sizes", ["BRD3121", "BRD3123"]),
        ("a description states the number, trigger type and id of each interrupt", ["BRD3203", "BRD3204", "BRD3205", "BRD3208", "BRD3210", "BRD3211", "BRD3212", "BRD3216", "BRD3217", "BRD3219"]),
        ("the interrupts of a description belong to the protection domain; it does not say which one a guest receives", ["BRD3316"]),
        ("the project states the version: BRD9012", ["BRD3320"]),
        ("what is not in the format is unknown: BRD3603, BRD3605, BRD3608", ["BRD3307", "BRD3319"]),
        ("the Core Platform's format has no element for a second virtual CPU: BRD3603", ["BRD3321"]),
        ("a description declares nothing of the guest's devicetree", ["BRD3701", "BRD3702", "BRD3703", "BRD3704", "BRD3705", "BRD3706", "BRD3707", "BRD3708", "BRD3709", "BRD3715", "BRD3716"]),
        ("a description does not say how a guest's devicetree translates DMA addresses", ["BRD3127", "BRD3128", "BRD3129"]),
        ("it is about a guest's devicetree that is written by hand", ["BRD3710", "BRD3711", "BRD3712", "BRD3713", "BRD3714"]),
        ("it is about classes and attributes of C#", ["BRD3501", "BRD3502", "BRD3503", "BRD3504", "BRD3505", "BRD3506", "BRD3507", "BRD3509"]));

    /// <summary>The rules that only a description can violate, and why.</summary>
    public static IReadOnlyDictionary<string, string> OnlyInFiles { get; } = Reasons(
        ("it is about a guest's devicetree that is written by hand", ["BRD3710", "BRD3711", "BRD3712", "BRD3713", "BRD3714"]),
        ("it is about XML", ["BRD3601", "BRD3602", "BRD3603", "BRD3604", "BRD3605", "BRD3606", "BRD3607", "BRD3608", "BRD3609", "BRD3610", "BRD3611", "BRD3612", "BRD3613", "BRD3614", "BRD3615", "BRD3616"]),
        ("the plan of a declaration maps the virtual CPU interface", ["BRD3661"]));

    /// <summary>Descriptions for rules that have no other example in XML: the board, the version, the text.</summary>
    public static TheoryData<string, string, string, string> InFiles => new()
    {
        { "BRD3005", Virt("mailbox@b000000 { compatible = \"acme,mailbox\"; reg = <0 0xb000000 0 0x1000>; status = \"reserved\"; };"), "", Mapped("0xb000000", "0x1000") },
        { "BRD3006", Virt("mailbox@b000000 { compatible = \"acme,mailbox\"; reg = <0 0xb000000 0 0x1000>; status = \"fail\"; };"), "", Mapped("0xb000000", "0x1000") },
        { "BRD3016", Specimens.QemuVirt, "", Mapped("0x9000000", "0x1000", "<irq irq=\"33\" id=\"1\" />") },
        { "BRD3103", Specimens.QemuVirt, "", Mapped("0xa000000", "0x1000", "<irq irq=\"48\" id=\"1\" trigger=\"edge\" />") },
        { "BRD3116", Specimens.QemuVirt, "", Mapped("0xa000000", "0x1000", "<irq irq=\"48\" id=\"1\" trigger=\"edge\" />") },
        { "BRD3017", Virt("smmuv3@9050000 { compatible = \"arm,smmu-v3\"; reg = <0 0x9050000 0 0x20000>; #iommu-cells = <1>; };"), "", Mapped("0x9050000", "0x20000") },
        {
            "BRD3115",
            Virt("memory@100000000 { device_type = \"memory\"; reg = <0x1 0x0 0x0 0x40000000>; }; mmc@b000000 { compatible = \"acme,mmc\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 40 4>; };"),
            "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />", "0x100000000")
        },
        { "BRD3117", NoInterface, "", Mapped("0x9010000", "0x1000", "<irq irq=\"34\" id=\"1\" />") },
        { "BRD3119", Pc, "", Domain("<setvar symbol=\"ring_paddr\" region_paddr=\"ring\" /><map mr=\"ring\" vaddr=\"0x20000000\" />", "<memory_region name=\"ring\" size=\"0x1000\" />") },
        { "BRD3125", Specimens.QemuVirt, "", Domain("<map mr=\"ring\" vaddr=\"0x200000000\" />", "<memory_region name=\"ring\" size=\"0x200_000_000\" />") },
        { "BRD3218", Virt("mailbox@b000000 { compatible = \"acme,mailbox\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 230 4>; };").Replace("linux,dummy-virt", "acme,board", StringComparison.Ordinal), "", Mapped("0xb000000", "0x1000", "<irq irq=\"262\" id=\"1\" />") },
        { "BRD3124", Specimens.OdroidC4, "", Mapped("0xff803000", "0x1000", "<irq irq=\"225\" id=\"1\" trigger=\"edge\" />", "0x80000000") },
        { "BRD3303", Specimens.QemuVirt, "", Domain("").Replace("\"net\"", $"\"{LongName}\"", StringComparison.Ordinal) },
        { "BRD3309", Specimens.QemuVirt, "", $"<system>{string.Concat(Enumerable.Range(0, 64).Select(static i => $"<protection_domain name=\"d{i}\"><program_image path=\"d.elf\" /></protection_domain>"))}</system>" },
        { "BRD3313", Specimens.QemuVirt, "", Domain("").Replace("\"net\"", "\"\"", StringComparison.Ordinal) },
        { "BRD3322", Specimens.QemuVirt, "2.0", Domain("", attributes: "smc=\"true\"") },
        {
            "BRD3333", Specimens.QemuVirt, "",
            Domain("", "<domains><domain name=\"io\" /><domain_schedule><schedule_entry domain=\"io\" duration=\"1 us\" /></domain_schedule></domains>", "domain=\"io\" cpu=\"1\"")
        },
        {
            "BRD3347", Specimens.QemuVirt, "",
            Domain("<virtual_machine name=\"linux\"><vcpu id=\"0\" /></virtual_machine>", "<domains><domain name=\"io\" /><domain name=\"guests\" /><domain_schedule><schedule_entry domain=\"guests\" duration=\"1 us\" /></domain_schedule></domains>", "domain=\"guests\"")
        },
        {
            "BRD3673",
            Virt("one@b000000 { compatible = \"acme,one\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 40 4>; }; two@b001000 { compatible = \"acme,two\"; reg = <0 0xb001000 0 0x1000>; interrupts = <0 40 4>; };"),
            "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />").Replace("</system>", "<memory_region name=\"other\" size=\"0x1000\" phys_addr=\"0xb001000\" />" + Other + "</system>", StringComparison.Ordinal)
        },
        {
            "BRD3026",
            Virt("""
                pinctrl@b002000 { compatible = "pinctrl-single"; reg = <0 0xb002000 0 0x1000>; #pinctrl-cells = <1>; a: a { pinctrl-single,pins = <0x10 0>; }; b: b { pinctrl-single,pins = <0x10 1>; }; };
                one@b000000 { compatible = "acme,one"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 40 4>; pinctrl-0 = <&a>; };
                two@b001000 { compatible = "acme,two"; reg = <0 0xb001000 0 0x1000>; pinctrl-0 = <&b>; };
                """),
            "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />").Replace("</system>", "<memory_region name=\"other\" size=\"0x1000\" phys_addr=\"0xb001000\" />" + Other + "</system>", StringComparison.Ordinal)
        },
        { "BRD3220", Messages("msi-parent = <&its 1>;"), "", Mapped("0xb000000", "0x1000") },
        { "BRD3221", Messages("interrupts = <0 40 4>;"), "", Mapped("0x8080000", "0x20000") },
        { "BRD3222", Messages("interrupts = <0 40 4>;"), "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />") },
        { "BRD3674", Virt("one@b000000 { compatible = \"acme,one\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 40 4>, <0 41 4>; };"), "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />") },
        {
            "BRD3675",
            Virt("one@b000000 { compatible = \"acme,one\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 40 4>; phy-handle = <&phy>; mdio { #address-cells = <1>; #size-cells = <0>; phy: phy@1 { reg = <1>; interrupts = <0 41 4>; }; }; };"),
            "", Mapped("0xb000000", "0x1000", "<irq irq=\"72\" id=\"1\" />")
        },
        {
            "BRD3340", Pc, "",
            Domain("<map mr=\"ring\" vaddr=\"0x20000000\" />", "<memory_region name=\"ring\" size=\"0x200000\" page_size=\"0x200000\" /><io_address_space name=\"nic\" peripheral_id=\"00:03.0\" domain_id=\"1\"><iomap mr=\"ring\" iovaddr=\"0x10000000\" /></io_address_space>")
        },
        { "BRD3341", Pc, "", Domain("<virtual_machine name=\"linux\"><vcpu id=\"0\" /></virtual_machine><protection_domain name=\"child\" id=\"1\"><program_image path=\"c.elf\" /></protection_domain>") },
        { "BRD3342", Specimens.QemuVirt, "", Domain("<map mr=\"ring\" vaddr=\"0x20000000\" setvar_vaddr=\"ring vaddr\" />", "<memory_region name=\"ring\" size=\"0x1000\" />") },
        { "BRD3343", RiscV, "", Domain("<virtual_machine name=\"linux\"><vcpu id=\"0\" /></virtual_machine>") },
        { "BRD3344", Specimens.QemuVirt, "", Domain("<virtual_machine name=\"linux\" priority=\"300\"><vcpu id=\"0\" /></virtual_machine>") },
        { "BRD3348", Specimens.QemuVirt, "", Domain("<virtual_machine name=\"linux\"><vcpu id=\"0\" /></virtual_machine>") },
        { "BRD3345", Specimens.QemuVirt, "", Domain("<protection_domain name=\"child\" id=\"100\"><program_image path=\"c.elf\" /></protection_domain>") },
        {
            "BRD3402",
            Virt("clk: clock@b000000 { compatible = \"acme,clock\"; reg = <0 0xb000000 0 0x1000>; #clock-cells = <0>; status = \"disabled\"; }; uart@b001000 { compatible = \"acme,uart\"; reg = <0 0xb001000 0 0x1000>; interrupts = <0 40 4>; clocks = <&clk>; };"),
            "", Mapped("0xb001000", "0x1000", "<irq irq=\"72\" id=\"1\" />")
        },
        {
            "BRD3403",
            Virt("reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; buffers: buffers@48000000 { reg = <0 0x48000000 0 0x200000>; no-map; }; }; remoteproc@b000000 { compatible = \"acme,rproc\"; reg = <0 0xb000000 0 0x1000>; memory-region = <&buffers>; };"),
            "", Mapped("0xb000000", "0x1000", memory: "0x80000000")
        },
        {
            "BRD3404",
            Virt("smmu: smmuv3@9050000 { compatible = \"arm,smmu-v3\"; reg = <0 0x9050000 0 0x20000>; #iommu-cells = <1>; }; dma@b000000 { compatible = \"acme,dma\"; reg = <0 0xb000000 0 0x1000>; iommus = <&smmu 1>; };"),
            "", Mapped("0xb000000", "0x1000")
        },
    };

    /// <summary>Changes of <see cref="Declared"/> for rules whose pages show no declaration.</summary>
    public static IReadOnlyDictionary<string, string[]> InDeclarations { get; } = new Dictionary<string, string[]>
    {
        ["BRD3019"] = ["Map(\"serial\", 0x9000000, Permissions = \"rw\"", "Map(\"serial\", 0x9000000, Permissions = \"r\""],
        ["BRD3650"] = ["MemoryRegion(\"rtc\", 0x1000", "MemoryRegion(\"rtc\", 0x20000"],
        ["BRD3651"] = ["MemoryRegion(\"serial\", 0x1000", "MemoryRegion(\"serial\", 0x2000"],
        ["BRD3652"] = ["PhysicalAddress = 0x9000000", "PhysicalAddress = 0x9001000"],
        ["BRD3653"] = ["[MemoryRegion(\"rtc\"", "[MemoryRegion(\"buffers\", 0x400000, PhysicalAddress = 0xbfe00000)]\n[MemoryRegion(\"rtc\""],
        ["BRD3654"] = ["MemoryRegion(\"gpio\", 0x2000", "MemoryRegion(\"gpio\", 0x1000"],
        ["BRD3655"] = ["Map(\"serial\", 0x9000000", "Map(\"serial\", 0x9001000"],
        ["BRD3656"] = ["MemoryRegion(\"serial\", 0x1000, PhysicalAddress = 0x9000000)", "MemoryRegion(\"serial\", 0x1000)"],
        ["BRD3657"] = ["Map(\"serial\", 0x9000000, Permissions = \"rw\", Cached = false", "Map(\"serial\", 0x9000000, Permissions = \"rw\", Cached = true"],
        ["BRD3658"] = ["Map(\"ram\", 0x40000000, Permissions = \"rwx\"", "Map(\"ram\", 0x40000000, Permissions = \"rwx\", Cached = false"],
        ["BRD3659"] = ["Map(\"serial\", 0x9000000, Permissions = \"rw\"", "Map(\"serial\", 0x9000000, Permissions = \"rwx\""],
        ["BRD3662"] = ["Map(\"ram\", 0x40000000, Permissions = \"rwx\"", "Map(\"ram\", 0x40000000, Permissions = \"rw\""],
        ["BRD3670"] = ["Irq(33", "Irq(56"],
        ["BRD3671"] = ["[Irq(33)]\n", ""],
        ["BRD3672"] = ["Irq(33", "Irq(30"],
    };

    private const string Declared = """
        using Boards;

        [MicrokitSystem("virt.dts")]
        [MemoryRegion("ram", 0x10000000, PhysicalAddress = 0x40000000)]
        [MemoryRegion("serial", 0x1000, PhysicalAddress = 0x9000000)]
        [MemoryRegion("rtc", 0x1000, PhysicalAddress = 0x9010000)]
        [MemoryRegion("gpio", 0x2000, PhysicalAddress = 0x9030000)]
        static partial class NAME
        {
            [ProtectionDomain("VMM", Priority = 254)]
            [Irq(33)]
            [Irq(34)]
            [Irq(39)]
            static partial class Monitor
            {
                [VirtualMachine("linux")]
                [Map("ram", 0x40000000, Permissions = "rwx")]
                [Map("serial", 0x9000000, Permissions = "rw", Cached = false)]
                [Map("rtc", 0x9010000, Permissions = "rw", Cached = false)]
                [Map("gpio", 0x9030000, Permissions = "rw", Cached = false)]
                static partial class Linux { }
            }
        }
        """;

    // The GPIO controller has two pages here, so that a region can be too small for it.
    private static string DeclaredBoard => Virt("fw@9020000 { compatible = \"acme,fw\"; reg = <0 0x9020000 0 0x1000>; };")
        .Replace("reg = <0 0x9030000 0 0x1000>", "reg = <0 0x9030000 0 0x2000>", StringComparison.Ordinal);

    private const string NoInterface = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            gic: intc@8000000 { compatible = "arm,cortex-a15-gic"; reg = <0x8000000 0x10000>, <0x8010000 0x10000>; interrupt-controller; #interrupt-cells = <3>; };
            pl031@9010000 { compatible = "arm,pl031"; reg = <0x9010000 0x1000>; interrupts = <0 2 4>; };
        };
        """;

    private const string Pc = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>;
            ioapic@fec00000 { compatible = "intel,ce4100-ioapic"; reg = <0xfec00000 0x1000>; interrupt-controller; #interrupt-cells = <2>; };
        };
        """;

    private const string Other = """
        <protection_domain name="second"><program_image path="net.elf" /><virtual_machine name="guest"><vcpu id="0" />
        <map mr="other" vaddr="0xb001000" perms="rw" cached="false" /></virtual_machine></protection_domain>
        """;

    private const string RiscV = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&plic>;
            plic: plic@c000000 { compatible = "sifive,plic-1.0.0"; reg = <0xc000000 0x4000000>; interrupt-controller; #interrupt-cells = <1>; };
            serial@10000000 { compatible = "ns16550a"; reg = <0x10000000 0x100>; interrupts = <10>; };
        };
        """;

    [Theory]
    [MemberData(nameof(InFiles))]
    public void A_mistake_in_a_description_is_reported(string id, string board, string version, string text) =>
        Assert.Contains(id, IdsIn(text, board, version));

    [Fact]
    public async Task A_mistake_in_a_declaration_is_reported()
    {
        BoardTest test = new();
        test.TestState.AdditionalFiles.Add(("/p/virt.dts", DeclaredBoard));
        test.TestState.Sources.Add(("/p/Right.cs", Declared.Replace("NAME", "Right", StringComparison.Ordinal)));
        foreach ((string id, string[] edit) in InDeclarations)
        {
            Assert.Contains(edit[0], Declared, StringComparison.Ordinal);
            test.TestState.Sources.Add(($"/p/{id}.cs", Declared.Replace("NAME", id, StringComparison.Ordinal).Replace(edit[0], edit[1], StringComparison.Ordinal)));
        }

        GeneratorRun run = test.Start();
        ILookup<string, string> reported = run.GeneratorDiagnostics.Concat(await run.AnalyzeAsync([new SystemAnalyzer()], default))
            .ToLookup(static d => System.IO.Path.GetFileNameWithoutExtension(d.Location.GetLineSpan().Path), static d => d.Id, StringComparer.Ordinal);

        Assert.Equal("", string.Join("\n", InDeclarations.Keys.Where(id => !reported[id].Contains(id)).Select(id => $"{id}: {string.Join(" ", reported[id])}")));
        Assert.DoesNotContain(reported["Right"], InDeclarations.ContainsKey);
    }

    [Fact]
    public void Every_rule_has_both_forms_or_a_reason()
    {
        string[] rules = [.. SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Select(static rule => rule.Id)];
        HashSet<string> declared = [.. rules.Where(static id => Shows(id, "csharp")), .. InDeclarations.Keys];
        HashSet<string> written = [.. rules.Where(static id => Shows(id, "xml")), .. Mistaken(), .. InFiles.Select(static row => (string)row[0])];

        Assert.Equal([], rules.Where(id => declared.Contains(id) == OnlyInFiles.ContainsKey(id)).Select(static id => "as a declaration: " + id));
        Assert.Equal([], rules.Where(id => written.Contains(id) == OnlyDeclared.ContainsKey(id)).Select(static id => "as a description: " + id));
        Assert.Equal([], OnlyDeclared.Keys.Concat(OnlyInFiles.Keys).Concat(InDeclarations.Keys).Concat(InFiles.Select(static row => (string)row[0])).Except(rules));
    }

    /// <summary>The rules about Microkit that nevertheless need a board, and why.</summary>
    public static IReadOnlyDictionary<string, string> NeedBoard { get; } = Reasons(
        ("whether an element is of the architecture is known from the board", ["BRD3318"]));

    [Theory]
    [MemberData(nameof(MistakesInFiles.Mistakes), MemberType = typeof(MistakesInFiles))]
    public void A_mistake_against_Microkits_rules_is_reported_without_a_board(string id, string marked)
    {
        string text = marked.Replace("|", "", StringComparison.Ordinal);
        Assert.Contains(id, IdsIn(text, Specimens.QemuVirt, ""));
        string[] alone = [.. SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersions.Current, null).Diagnostics.Select(static d => d.Id)];
        Assert.Equal(!NeedBoard.ContainsKey(id), alone.Contains(id));
    }

    // The examples of the pages are run by the tests of the pages.
    private static bool Shows(string id, string language)
    {
        string text = System.IO.File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        int start = text.IndexOf("\n## Invalid\n", StringComparison.Ordinal);
        return text[start..text.IndexOf("\n## Fixed\n", start, StringComparison.Ordinal)].Contains($"```{language}\n", StringComparison.Ordinal);
    }

    // The rules in the other tables of descriptions with a mistake, which other tests run.
    private static IEnumerable<string> Mistaken() => MistakesInFiles.Mistakes.Select(static row => (string)row[0])
        .Concat(((TheoryData<string, string[]>[])[Mistakes.Tried, Mistakes.OnQemu, Mistakes.OnOdroidC4]).SelectMany(static table => table)
            .SelectMany(static row => (string[])row[1]).SelectMany(static text => Mark().Matches(text)).Select(static match => match.Groups[1].Value))
        // A separate test edits the system with two guests.
        .Append("BRD3104");

    private static IEnumerable<string> IdsIn(string text, string board, string version)
    {
        MicrokitVersion wanted = MicrokitVersions.Current;
        Assert.True(version.Length == 0 || MicrokitVersions.TryParse(version, out wanted));
        return FileTest.Check(text, Declare.Board(board), wanted).Select(static d => d.Id);
    }

    private static string Virt(string nodes) => $"{Specimens.QemuVirt}\n/ {{\n{nodes}\n}};\n";

    private static string Messages(string properties) => $$"""
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            gic: intc@8000000 { compatible = "arm,gic-v3"; reg = <0x8000000 0x10000>, <0x80a0000 0xf60000>; interrupt-controller; #interrupt-cells = <3>;
                #address-cells = <1>; #size-cells = <1>; ranges;
                its: its@8080000 { compatible = "arm,gic-v3-its"; reg = <0x8080000 0x20000>; msi-controller; #msi-cells = <1>; }; };
            dma@b000000 { compatible = "acme,dma"; reg = <0xb000000 0x1000>; {{properties}} };
        };
        """;

    private static string Domain(string content, string beside = "", string attributes = "") =>
        $"<system>{beside}<protection_domain name=\"net\" {attributes}><program_image path=\"net.elf\" />{content}</protection_domain></system>";

    // A guest with one device, at its own address.
    private static string Mapped(string address, string size, string irq = "", string memory = "0x40000000") => Domain(
        $"{irq}<virtual_machine name=\"linux\"><vcpu id=\"0\" /><map mr=\"ram\" vaddr=\"{memory}\" perms=\"rwx\" /><map mr=\"device\" vaddr=\"{address}\" perms=\"rw\" cached=\"false\" /></virtual_machine>",
        $"<memory_region name=\"ram\" size=\"0x10_000_000\" phys_addr=\"{memory}\" /><memory_region name=\"device\" size=\"{size}\" phys_addr=\"{address}\" />");

    private static Dictionary<string, string> Reasons(params (string Reason, string[] Ids)[] rows) =>
        rows.SelectMany(static row => row.Ids.Select(id => (Id: id, row.Reason))).ToDictionary(static row => row.Id, static row => row.Reason, StringComparer.Ordinal);

    [GeneratedRegex("\\{\\|(BRD[0-9]{4}):")]
    private static partial Regex Mark();
}
