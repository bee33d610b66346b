using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Boards.Fuzzing.Texts;

/// <summary>Generates C# that declares systems, with values of the right type for every attribute of the package; nearly all of it compiles.</summary>
internal sealed class DeclarationText(Random random)
{
    /// <summary>The board that the declarations are for.</summary>
    public const string Board = """
        /dts-v1/;
        / {
            #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>; compatible = "linux,dummy-virt";
            gic: intc@8000000 {
                compatible = "arm,cortex-a15-gic"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <2>; #size-cells = <2>; ranges; phandle = <1>;
                reg = <0 0x8000000 0 0x10000>, <0 0x8010000 0 0x10000>, <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>; interrupts = <1 9 4>;
            };
            cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { device_type = "cpu"; compatible = "arm,cortex-a53"; reg = <0>; }; cpu@1 { device_type = "cpu"; compatible = "arm,cortex-a53"; reg = <1>; }; };
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; };
            clk: apb-pclk { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <24000000>; };
            uart: pl011@9000000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x9000000 0 0x1000>; interrupts = <0 1 4>; clocks = <&clk>, <&clk>; clock-names = "uartclk", "apb_pclk"; };
            rtc: pl031@9010000 { compatible = "arm,pl031", "arm,primecell"; reg = <0 0x9010000 0 0x1000>; interrupts = <0 2 4>; };
            gpio: pl061@9030000 { compatible = "arm,pl061", "arm,primecell"; reg = <0 0x9030000 0 0x1000>; interrupts = <0 7 4>; gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; };
            off: device@9040000 { compatible = "acme,off"; reg = <0 0x9040800 0 0x100>; interrupts = <0 8 1>; status = "disabled"; };
            bus@a000000 {
                compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0xa000000 0x10000>; reg = <0 0xa000000 0 0x10000>;
                blk0: virtio@0 { compatible = "virtio,mmio"; reg = <0 0x200>; interrupts = <0 16 1>; dma-coherent; };
                virtio@200 { compatible = "virtio,mmio"; reg = <0x200 0x200>; interrupts = <0 17 1>; };
            };
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x40000000>; };
            aliases { serial0 = &uart; };
            chosen { stdout-path = "serial0"; };
        };
        """;

    private static readonly string[] Strings =
    [
        "\"uart\"", "\"rtc\"", "\"gpio\"", "\"blk0\"", "\"/pl011@9000000\"", "\"/bus@a000000\"", "\"serial0\"", "\"off\"", "\"/timer\"", "\"gic\"", "\"/\"", "\"//\"", "\"\"", "\"a\\nb\"", "\"]]>\"",
        "\"\\\"quoted\\\"\"", "\"\\ud800\"", "\"größe\"", "\"--\"", "\"x\\0y\"", "nameof(System)", "@\"C:\\x\"", "\"\"\"raw\"\"\"", "$\"uart\"", "Names.Uart", "\"ua\" + \"rt\"", "(string)null", "default(string)",
        "\"r0\"", "\"r1\"", "\"p0\"", "\"p1\"", "\"m0\"", "\"ring\"", "\"rw\"", "\"r\"", "\"rwx\"", "\"x\"", "\"guest_ram_vaddr\"", "\"a.elf\"", "\"2.0\"", "\"1.3\"", "\"sel4cp\"", "\"2.3\"", "\"virt.dts\"", "\"00:1f.3\"",
        "\"virtio,console\"", "\"10 us\"", "\"level\"", "\"</system>\"", "\"*/\"", "\"{0}\"", "\"\\u2028\"", "\"class\"", "\"/chosen\"",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "5", "16", "33", "34", "61", "62", "63", "100", "254", "255", "0x100", "0x1000", "0x1001", "0x2000", "0x200000", "0x9000000", "0x9010000", "0x40000000", "0x7fffffff", "0x8000000",
    ];

    private static readonly string[] Lists =
    [
        "null", "new {0}[0]", "new[] {{ {1} }}", "new {0}[] {{ {1}, {2} }}", "[{1}, {2}]", "[]", "new[] {{ {1}, {1}, {1} }}",
    ];

    private static readonly Assembly Package = typeof(MapAttribute).Assembly;

    /// <summary>Every attribute that the package has for users; some of them belong to a system, others to its parts.</summary>
    public static readonly ImmutableArray<Type> Attributes =
        [.. Package.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract && type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.HasFlag(AttributeTargets.Class))];

    private static readonly ImmutableArray<string> OfSystem = ["MemoryRegion", "Channel", "Domain", "DomainSchedule", "ScheduleEntry", "ScheduleEndMarker"];

    private static readonly ImmutableArray<string> OfMachine = ["GuestMemory", "Passthrough", "Map", "GuestDevicetree", "GuestDma", "VirtualDevice"];

    private static readonly string[] Names = ["A", "B", "C", "Vmm", "Linux", "Interrupts", "Devices", "Memory", "Channels", "Artefacts", "@class", "Größe", "All", "Number", "_", "System", "Boards", "Region", "uart", "Value", "Guest", "Regions", "Irqs", "Setvars"];

    private static readonly string[] Kinds = ["static partial class", "static partial class", "static partial class", "static partial class", "partial class", "sealed partial class", "abstract partial class", "partial record", "static class"];

    private static readonly string[] Members =
    [
        "", "", "", "public const int Interrupts = 1;", "static void Devices() {{ }}", "class Memory {{ }}", "public static int Count => 1;", "const string Path = \"x\";", "internal static void Run() {{ int x = 1; _ = x; }}",
    ];

    private int _count;

    /// <summary>Generates a file.</summary>
    public string File()
    {
        string systems = string.Concat(Enumerable.Range(0, random.Once(4) ? 2 : 1).Select(_ => Class(0, [])));
        string names = "static class Names { public const string Uart = \"uart\"; }\n";
        return "using Boards;\n" + names + (random.Once(4) ? $"namespace {random.Pick(["N", "@event.Ü", "Boards.Own", "Test", "A.B.C"])}\n{{\n{systems}}}\n" : systems);
    }

    // A system has protection domains, a protection domain has virtual machines and protection domains.
    private string Class(int depth, ImmutableArray<string> outer)
    {
        string name = random.Once(3) ? random.Pick(Names) : "T" + Decimal(_count++);
        if (outer.Contains(name))
            name = "T" + Decimal(_count++);
        string mark = depth switch { 0 => "MicrokitSystem", 1 => "ProtectionDomain", _ => random.Once(3) ? "ProtectionDomain" : "VirtualMachine" };
        ImmutableArray<string> fitting = depth == 0 ? OfSystem : mark == "VirtualMachine" ? OfMachine : [];
        HashSet<Type> once = [];
        List<string> attributes = random.Once(20) ? [] : [Attribute(TypeOf(mark), once)!];
        for (int i = random.Next(6); i > 0; i--)
        {
            Type type = fitting.Length > 0 && !random.Once(6) ? TypeOf(random.Pick(fitting)) : random.Pick(Attributes);
            if (Attribute(type, once) is { } attribute)
                attributes.Add(attribute);
        }

        string list = attributes.Count == 0 ? "" : "[" + string.Join(random.Once(2) ? ", " : "]\n[", attributes) + "]\n";
        ImmutableArray<string> around = outer.Add(name);
        List<string> known = [name];
        string inner = "";
        for (int i = depth >= 3 ? 0 : random.Next(depth == 0 ? 1 : 0, 4); i > 0; i--)
            inner += Class(depth + 1, [.. around, .. known]);
        string kind = random.Once(6) ? random.Pick(Kinds) : Kinds[0];
        string access = depth == 0 ? random.Pick(["public ", "internal ", ""]) : random.Pick(["public ", "internal ", "private ", ""]);
        string body = random.Once(6) ? string.Format(CultureInfo.InvariantCulture, random.Pick(Members), "") : "";
        return $"{list}{access}{kind} {name}\n{{\n{body}\n{inner}}}\n";
    }

    private static Type TypeOf(string mark) => Attributes.Single(type => type.Name == mark + "Attribute");

    private string? Attribute(Type type, HashSet<Type> once)
    {
        if (!type.GetCustomAttribute<AttributeUsageAttribute>()!.AllowMultiple && !once.Add(type))
            return null;
        string name = type.Name[..^"Attribute".Length];
        List<string> arguments = [.. random.Pick(type.GetConstructors()).GetParameters().Select(parameter => Value(parameter.ParameterType))];
        if (type == typeof(MicrokitSystemAttribute) && !random.Once(8))
            arguments = ["\"virt.dts\""];
        arguments.AddRange(type.GetProperties().Where(static p => p.CanWrite).Where(_ => random.Once(4)).Select(p => $"{p.Name} = {Value(p.PropertyType)}"));
        return arguments.Count == 0 && random.Once(2) ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private string Value(Type type)
    {
        if (type.IsArray)
        {
            string element = type.GetElementType() == typeof(string) ? "string" : "int";
            string[] values = [.. Enumerable.Range(0, 2).Select(_ => Value(type.GetElementType()!))];
            // The type of an array whose elements are all null must be given.
            string form = random.Pick(Lists);
            return string.Format(CultureInfo.InvariantCulture, form, element, values[0], values[1]).Replace("new[] {", $"new {element}[] {{", StringComparison.Ordinal);
        }

        if (type.IsEnum)
            return random.Once(6) ? $"({type.FullName})7" : $"{type.FullName}.{random.Pick(type.GetEnumNames())}";
        if (type == typeof(string))
            return random.Pick(Strings);
        if (type == typeof(Type))
            return random.Pick(["typeof(int)", "typeof(Names)", "typeof(System.Collections.Generic.List<>)", "typeof(int[])", "(System.Type)null", "typeof(Boards.MapAttribute)"]);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => random.Pick(["true", "false"]),
            TypeCode.Int32 => random.Pick([.. Numbers, "-1", "int.MinValue", "int.MaxValue", "'x'"]),
            TypeCode.UInt32 => random.Pick([.. Numbers, "uint.MaxValue", "0x80000000"]),
            TypeCode.UInt64 => random.Pick([.. Numbers, "ulong.MaxValue", "0xfffffffffffff000", "0x100000000", "0x10_0000_0000"]),
            TypeCode.Byte => random.Pick(["0", "1", "255"]),
            _ => "default",
        };
    }

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
