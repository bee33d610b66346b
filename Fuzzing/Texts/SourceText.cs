using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Boards.Fuzzing.Texts;

/// <summary>Generates devicetree sources from the grammar of the language: most are accepted, and nearly all would be without a few words.</summary>
internal sealed class SourceText
{
    /// <summary>The files that a source may include.</summary>
    public static readonly IReadOnlyList<(string Name, string Text)> Included =
    [
        ("a.dtsi", "/ { included { q = <1>; }; };\n"),
        ("m.h", "#define WIDTH 4\n#define PAIR(a, b) (a) (b)\n"),
        ("bin", "\u0001\u0002\u0003four"),
    ];

    /// <summary>Words that are inserted into a mutated source.</summary>
    public static readonly IReadOnlyList<string> Pieces =
    [
        "{", "}", "};", ";", "<", ">", "(", ")", "[", "]", "\"", "'", "/*", "*/", "//", "\n", "#define A A B\n", "#define B A A(\n",
        "#if 1\n", "#else\n", "#endif\n", "\n#include \"t.dts\"\n", "/include/ \"t.dts\"", "&", "&{", "&{}", "label:", "/bits/ 7",
        "/plugin/;", "\\", "\0", "\ufeff", "é", "=", ",", "REG(", "CAT(,)", "##", "#", "0x", "99999999999999999999", "1/0", "?", "/dts-v1/;",
        "root {", " : ", ":=", "'ab", "$(", "& soc", "a@ 1 {", "\n#esle\n", "\n#endfi\n", "\n#ifdfe X\n", "/delete-node n", "/incbin/(x)", "\u201c", "1.5", "0x1G",
        "a b {", "[0x11]", "REG(1;", "x-1: y", "status: \"", "# c\n", ");", "]]", "\n\\ {", "m {", "reg = <", "ranges;", "interrupts = <", "phandle = <1>;", "#address-cells = <2>;",
        "\n#line 7 \"x\"\n", "/memreserve/ 1 2;", "/omit-if-no-ref/ ", "/delete-property/ reg;", "\r\n", "\r", "\\\n", "__LINE__", "__FILE__", "defined", "#pragma once\n", "// boards-disable-next-line\n",
        "-1", "(-1)", "!", "~0", "1 << 64", "0xffffffff", "interrupt-parent = <&n1>;", "&n1 {", "compatible = \"arm,gic-400\";", "status = \"disabled\";", "\u0080", "'\\", "\"\\x",
    ];

    private static readonly string[] Names = ["n", "serial", "isa", "pcie", "memory", "port", "endpoint", "cpus", "cpu", "soc", "i2c", "gpio", "chosen", "aliases", "a,b", "x+y", "#n", "_", "0", "reserved-memory", "interrupt-controller", "timer", "__symbols__", "opp.1"];

    private static readonly string[] Cells = ["#address-cells", "#size-cells", "#interrupt-cells", "#clock-cells", "#gpio-cells", "#interconnect-cells"];

    private static readonly string[] Lists =
    [
        "reg", "ranges", "dma-ranges", "interrupts", "interrupts-extended", "interrupt-map", "interrupt-map-mask", "interrupt-parent",
        "clocks", "gpios", "interrupt-affinity", "assigned-addresses", "msi-parent", "qcom,pdc-ranges", "ti,interrupt-ranges",
        "amlogic,channel-interrupts", "ti,max-irqs", "mstar,irqs-map-range", "iommu-map", "interconnects", "fsl,num-irqs", "acme,syscon", "bus-range", "phandle", "pinctrl-0", "dmas", "iommus",
    ];

    private static readonly string[] Texts = ["compatible", "status", "device_type", "model", "reg-names", "interrupt-names", "stdout-path", "clock-names", "label", "bootargs", "name", "enable-method"];

    private static readonly string[] Flags = ["interrupt-controller", "gpio-controller", "ranges", "dma-ranges", "x", "no-map", "dma-coherent"];

    private static readonly string[] Compatibles =
    [
        "arm,gic-400", "arm,gic-v3", "riscv,plic0", "riscv,aplic", "fsl,imx7d-gpc", "nvidia,tegra20-ictlr", "mediatek,mt6577-sysirq",
        "mstar,mst-intc", "allwinner,sun6i-a31-r-intc", "qcom,pdc", "qcom,mpm", "st,stm32mp1-exti", "fsl,ls1088a-extirq",
        "renesas,rza1-irqc", "renesas,rzg2l-irqc", "actions,s700-sirq", "nvidia,tegra210-pmc", "amlogic,meson-gpio-intc",
        "ti,sci-intr", "ti,irq-crossbar", "marvell,cp110-icu", "fsl,imx-irqsteer", "arm,pl061", "brcm,l2-intc", "arm,pl190-vic",
        "socionext,uniphier-gpio", "simple-bus", "syscon", "acme,thing", "arm,armv8-timer", "nvidia,tegra210-agic", "okay", "disabled", "pci", "cpu", "memory", "shared-dma-pool", "virtio,mmio",
    ];

    private readonly Random _random;
    private readonly bool _isHardware;
    private readonly StringBuilder _text = new();
    private readonly List<string> _labels = [];
    private readonly List<string> _paths = ["/"];
    private int _labelled;
    private int _nodes;

    private SourceText(Random random)
    {
        _random = random;
        _isHardware = random.Once(2);
    }

    /// <summary>Generates a source.</summary>
    /// <param name="random">The source of random numbers.</param>
    /// <param name="isOverlay">Whether it is an overlay of the given base.</param>
    /// <param name="labels">Labels of other sources that it may refer to.</param>
    /// <param name="preprocess">Whether it has directives and macros.</param>
    public static SourceDraft Draw(Random random, bool isOverlay = false, IReadOnlyList<string>? labels = null, bool preprocess = true)
    {
        SourceText text = new(random);
        text._labels.AddRange(labels ?? []);
        text.Source(isOverlay, preprocess && random.Once(3));
        return new SourceDraft(text._text.ToString(), [.. text._labels]);
    }

    private void Source(bool isOverlay, bool hasDirectives)
    {
        _text.Append("/dts-v1/;\n");
        if (isOverlay)
            _text.Append("/plugin/;\n");
        if (hasDirectives)
        {
            _text.Append("#define BASE 0x1000\n#define REG(a, b) <(BASE + a) b>\n#define CAT(a, ...) a ## _x #a __VA_ARGS__\n");
            if (_random.Once(3))
                _text.Append("#include \"m.h\"\n");
            if (_random.Once(6))
                _text.Append("#include \"a.dtsi\"\n");
        }

        while (_random.Once(8))
            _text.Append("/memreserve/ ").Append(Number()).Append(' ').Append(Number()).Append(";\n");
        if (isOverlay && !_random.Once(3))
        {
            // Only references.
        }
        else
        {
            _text.Append("/ {\n");
            Content(3, hasDirectives, "");
            _text.Append("};\n");
        }

        for (int more = _random.Next(isOverlay ? 1 : 0, 4); more > 0; more--)
        {
            switch (_random.Next(8))
            {
                case 0:
                    _text.Append("/ {\n");
                    Content(2, hasDirectives, "");
                    _text.Append("};\n");
                    break;
                case 1 when _labels.Count > 0:
                    _text.Append("/delete-node/ &").Append(_random.Pick(_labels)).Append(";\n");
                    break;
                case 2 when _paths.Count > 1:
                    _text.Append("&{").Append(_random.Pick(_paths)).Append("} {\n");
                    Content(1, hasDirectives, "?");
                    _text.Append("};\n");
                    break;
                default:
                    if (_labels.Count == 0)
                        break;
                    if (_random.Once(6))
                        Label();
                    _text.Append('&').Append(_random.Pick(_labels)).Append(" {\n");
                    Content(1, hasDirectives, "?");
                    _text.Append("};\n");
                    break;
            }
        }
    }

    private void Content(int depth, bool hasDirectives, string path)
    {
        bool isConditional = hasDirectives && _random.Once(4);
        if (isConditional)
            _text.Append(_random.Pick(["#if defined(BASE) && BASE > 5 /* c */\n", "#ifdef NOTHING\n", "#ifndef NOTHING\n", "#if 0\n"]));
        HashSet<string> known = [];
        if (_isHardware)
        {
            foreach (string name in Cells.Where(_ => _random.Once(2)))
                Property(name, $"<{(_random.Once(40) ? "0xffffffff" : Decimal(_random.Next(5)))}>", known);
        }

        for (int i = _random.Next(_isHardware ? 8 : 5); i > 0; i--)
        {
            string name = _random.Next(_isHardware ? 5 : 10) switch
            {
                0 => _random.Pick(Texts),
                1 => _random.Pick(Flags),
                2 or 3 => _random.Pick(Lists),
                _ when _isHardware => _random.Pick(Lists),
                _ => "p" + Decimal(_random.Next(6)),
            };
            Property(name, Flags.Contains(name) && !_random.Once(4) ? null : Value(name, hasDirectives), known);
        }

        if (_random.Once(12))
            _text.Append("/delete-property/ p").Append(_random.Next(6)).Append(";\n");
        if (isConditional && _random.Once(2))
            _text.Append("#else\n q;\n");
        if (isConditional)
            _text.Append("#endif\n");
        for (int i = depth == 0 ? 0 : _random.Next(depth + 1); i > 0; i--)
            Node(depth - 1, hasDirectives, path);
        if (_random.Once(20))
            _text.Append("/delete-node/ n@1;\n");
    }

    private void Node(int depth, bool hasDirectives, string path)
    {
        if (_random.Once(12))
            _text.Append("/omit-if-no-ref/ ");
        if (_random.Once(2))
            Label();
        string name = _random.Pick(Names);
        if (!_random.Once(3))
            name += "@" + _nodes.ToString("x", CultureInfo.InvariantCulture);
        _nodes++;
        string full = path + "/" + name;
        if (!path.StartsWith('?'))
            _paths.Add(full);
        _text.Append(name).Append(" {\n");
        if (_isHardware && _random.Once(2))
            _text.Append(" compatible = \"").Append(_random.Pick(Compatibles)).Append("\";\n");
        Content(depth, hasDirectives, full);
        _text.Append("};\n");
    }

    private void Label()
    {
        string label = "n" + Decimal(++_labelled);
        _labels.Add(label);
        _text.Append(label).Append(": ");
    }

    private void Property(string name, string? value, HashSet<string> known)
    {
        // A property that is defined twice in a node is an error, so it is rare.
        if (!known.Add(name) && !_random.Once(30))
            return;
        if (_random.Once(25))
            Label();
        _text.Append(' ').Append(name);
        if (value is not null)
            _text.Append(" = ").Append(value);
        _text.Append(";\n");
    }

    private string Value(string name, bool hasDirectives)
    {
        IEnumerable<string> parts = Enumerable.Range(0, _random.Once(4) ? _random.Next(1, 4) : 1).Select(_ => Part(name, hasDirectives));
        return string.Join(", ", parts);
    }

    private string Part(string name, bool hasDirectives)
    {
        if (Texts.Contains(name) && !_random.Once(8))
            return Quoted();
        return _random.Next(14) switch
        {
            0 => Quoted(),
            1 => "[" + string.Join(_random.Once(2) ? " " : "", Enumerable.Range(0, _random.Next(6)).Select(_ => _random.Next(256).ToString("x2", CultureInfo.InvariantCulture))) + "]",
            2 => "/bits/ " + _random.Pick(["8", "16", "32", "64"]) + " <" + string.Join(" ", Enumerable.Range(0, _random.Next(4)).Select(_ => Decimal(_random.Next(200)))) + ">",
            3 when _labels.Count > 0 => "&" + _random.Pick(_labels),
            4 when _random.Once(3) => _random.Pick(["/incbin/(\"bin\")", "/incbin/(\"bin\", 1, 2)"]),
            5 when hasDirectives => "REG(" + Decimal(_random.Next(9)) + ", " + Number() + ")",
            6 when hasDirectives && _random.Once(3) => "<__LINE__ WIDTH>",
            _ => "<" + string.Join(" ", Enumerable.Range(0, _random.Next(9)).Select(_ => Cell())) + ">",
        };
    }

    private string Cell() => _random.Next(14) switch
    {
        0 when _labels.Count > 0 => "&" + _random.Pick(_labels),
        1 when _labels.Count > 0 => "&" + _random.Pick(_labels),
        2 => "&{" + _random.Pick(_paths) + "}",
        3 => "(" + Expression(3) + ")",
        4 => _random.Pick(["'a'", "'\\n'", "'\\x41'", "'\\0'"]),
        5 => "0xffffffff",
        6 when _random.Once(4) => "l" + Decimal(++_labelled) + ": 1",
        _ => Number(),
    };

    private string Expression(int depth) => depth == 0 ? Number() : _random.Next(6) switch
    {
        0 => _random.Pick(["-", "~", "!"]) + Expression(depth - 1),
        1 => "(" + Expression(depth - 1) + ")",
        2 => Expression(depth - 1) + " ? " + Expression(depth - 1) + " : " + Expression(depth - 1),
        3 => Number(),
        _ => Expression(depth - 1) + " " + _random.Pick(["+", "-", "*", "/", "%", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&", "|", "^", "&&", "||"]) + " " + Expression(depth - 1),
    };

    private string Number() => _random.Next(8) switch
    {
        0 => "0x" + _random.Next().ToString("x", CultureInfo.InvariantCulture),
        1 => _random.Pick(["0x2000000", "0x1000", "0x40000000", "010", "0", "0xFFUL", "4294967295"]),
        _ => Decimal(_random.Next(20)),
    };

    private string Quoted() => "\"" + (_random.Once(2) ? _random.Pick(Compatibles) : _random.Pick(["a\\x41\\\"", "", "b\\0c", "/soc", "é", "\\n\\t\\101", "a  b", "text"])) + "\"";

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
