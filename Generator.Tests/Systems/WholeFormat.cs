using System.Threading.Tasks;
using Boards.Tests.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>Every element and attribute of the format, declared in C#.</summary>
public sealed class WholeFormat
{
    // The board has no interrupt controller that shows the architecture, so elements of Arm and x86 can be mixed.
    private const string AnyBoard = "/dts-v1/; / { };";

    private static SystemTest Of(string code) => new()
    {
        TestState = { AdditionalFiles = { ("/p/any.dts", AnyBoard) }, Sources = { ("/p/Code.cs", code) } },
    };

    [Fact]
    public async Task Can_be_declared()
    {
        SystemTest test = Of("""
            using Boards;

            [MicrokitSystem("any.dts")]
            [Domain("io", Id = 3), Domain("app")]
            [DomainSchedule(StartIndex = 1, IndexShift = 2)]
            [ScheduleEntry("io", 1000), ScheduleEndMarker, ScheduleEntry("app", 70, Unit = DurationUnit.Ticks)]
            [MemoryRegion("ring", 0x2000, PhysicalAddress = 0x50000000, PageSize = 0x1000)]
            [MemoryRegion("blob", PrefillPath = "blob.bin")]
            [MemoryRegion("tree", PrefillBootInfo = BootInfo.Fdt)]
            [Channel("parent", "child", FirstId = 10, FirstNotifies = false, FirstSetvarId = "end_id", SecondId = 11, SecondCalls = true)]
            static partial class Whole
            {
                [ProtectionDomain("parent", Priority = 200, Budget = 10, Period = 20, Passive = false, StackSize = 0x8000, Smc = true, Cpu = 0,
                    Fpu = false, Domain = "io", Image = "parent.elf", PathForSymbols = "symbols.elf")]
                [Map("ring", 0x20000000, Permissions = "rwx", Cached = true, Setvar = "ring_vaddr", SetvarSize = "ring_size")]
                [Map("blob", 0x20010000, Permissions = "r", Cached = false, SetvarPrefillSize = "blob_bytes")]
                [Map("tree", 0x20020000, Permissions = "r", Cached = true)]
                [Irq(77, Id = 3, Trigger = TriggerMode.Edge, SetvarId = "irq_id")]
                [IoApicIrq(9, 17, Id = 4, IoApic = 1, Trigger = TriggerMode.Level, Polarity = Polarity.Low, SetvarId = "pin_id")]
                [MsiIrq("00:1f.2", 6, 18, Id = 5, SetvarId = "msi_id")]
                [IoPort(0x3f8, 8, Id = 7, SetvarId = "port_id", SetvarAddress = "port_addr")]
                [Setvar("ring_paddr", "ring")]
                [CSpace(CapabilityKind.Thread, 1, "child"), CSpace(CapabilityKind.SchedulingContext, 2, "child"), CSpace(CapabilityKind.AddressSpace, 127, "parent")]
                static partial class Parent
                {
                    [VirtualMachine({|BRD3347:"guest"|}, Vcpus = new[] { 0, 2 }, Cpus = new[] { 0, 0 }, SetvarIds = new[] { null, "second_vcpu" }, Priority = 100, Budget = 30, Period = 40)]
                    [Map("ring", 0x40000000, Cached = true)]
                    static partial class Guest;

                    [ProtectionDomain("child", Id = 1, SetvarId = "child_id", Priority = 1, Domain = "app")]
                    static partial class Child;
                }

                [IoAddressSpace("nic", "00:03.0", 1)]
                [IoMap("ring", 0x100000, Permissions = "rw")]
                static class Nic;
            }
            """);
        test.DisabledDiagnostics.Add("BRD3213");
        await test.RunAsync();
        string xml = test.Description("Whole")!;
        Assert.Equal(WholeSystem.Xml, xml);
        Assert.Empty(Schema.Faults(xml));
    }

    [Fact]
    public Task Is_reported_at_the_very_argument() => Of("""
        using Boards;

        [MicrokitSystem("any.dts")]
        [Domain("io", Id = {|BRD3330:16|}), ScheduleEntry({|BRD3328:"oi"|}, {|BRD3332:0|})]
        [MemoryRegion({|BRD3323:"ring"|}), MemoryRegion("other", 0x1000)]
        static partial class Wrong
        {
            [ProtectionDomain("d", Domain = {|BRD3328:"app"|})]
            [Map("ring", 0x20000000, SetvarPrefillSize = {|BRD3325:"bytes"|}, Setvar = {|BRD3342:"a b"|})]
            [IoApicIrq(1, {|BRD3336:108|}, Id = {|BRD3206:62|}), MsiIrq({|BRD3337:"1f:20.0"|}, 0, 1), IoPort(0x60, {|BRD3338:0|}), IoPort({|BRD3338:0x12345|}, 8), IoPort(0xfffc, {|BRD3338:5|})]
            [CSpace(CapabilityKind.Thread, {|BRD3334:0|}, {|BRD3310:"nobody"|})]
            static partial class D;

            [IoAddressSpace("nic", {|BRD3337:"nic"|}, 1)]
            [IoMap({|BRD3110:"rong"|}, 0, Permissions = {|BRD3118:"x"|})]
            static class Nic;
        }
        """).RunAsync();

    [Fact]
    public Task Belongs_on_its_own_classes() => Of("""
        using Boards;

        [MicrokitSystem("any.dts")]
        [{|BRD3502:IoPort(0x60, 1)|}]
        [{|BRD3502:IoMap("ring", 0)|}]
        static partial class Wrong
        {
            [ProtectionDomain("d")]
            [{|BRD3502:Domain("io")|}]
            [{|BRD3502:ScheduleEndMarker|}]
            static partial class D
            {
                [{|BRD3502:IoAddressSpace("nic", "0:3.0", 1)|}]
                static class Nic;
            }
        }
        """).RunAsync();
}
