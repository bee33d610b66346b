using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>Whatever board and whatever request: what comes out without an error is taken by the tool.</summary>
public sealed class AnyPlan
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Is_taken_by_the_tool_when_it_has_no_error(int seed)
    {
        Random random = new(seed);
        int clean = 0;
        for (int i = 0; i < 60; i++)
        {
            Board board = Board(SourceOf(random));
            string[] paths = [.. board.Devices.Where(static d => d.IsHardware).Select(static d => d.Path)];
            SystemPlan plan = SystemPlanner.Plan(RequestOf(random, paths), board);
            if (plan.HasErrors)
                continue;
            clean++;
            Assert.Empty(PlanChecker.Faults(plan.Description));
        }

        Assert.True(clean > 10);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Is_taken_by_the_tool_when_nobody_chose(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            SystemPlan plan = DefaultSystem.Plan("Any", Board(SourceOf(random)), At("any.dts"));
            Assert.False(plan.HasErrors, string.Join("\n", plan.Diagnostics));
            Assert.Empty(PlanChecker.Faults(plan.Description));
        }
    }

    [Fact]
    public void Is_the_same_each_time()
    {
        SystemPlan Plan()
        {
            Random random = new(7);
            Board board = Board(SourceOf(random));
            return SystemPlanner.Plan(RequestOf(random, [.. board.Devices.Where(static d => d.IsHardware).Select(static d => d.Path)]), board);
        }

        Assert.Equal(Plan(), Plan());
    }

    [Fact]
    public void Keeps_its_numbers_when_a_device_is_added_at_the_end()
    {
        SystemPlan before = Guest(Pass("uart"), Pass("rtc", null, [4])).PlanOn(Specimens.QemuVirt);
        SystemPlan after = Guest(Pass("uart"), Pass("rtc", null, [4]), Pass("gpio")).PlanOn(Specimens.QemuVirt);
        Assert.Equal(before.Interrupts.AsEnumerable(), after.Interrupts.Take(2));
    }

    // Buses with devices at any place, pages shared and not, interrupts shared and not.
    private static string SourceOf(Random random)
    {
        StringBuilder text = new("""
            /dts-v1/;
            / {
                interrupt-parent = <&gic>; #address-cells = <1>; #size-cells = <1>;
                gic: interrupt-controller@8000000 {
                    compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
                    reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; interrupts = <1 9 4>;
                };
                memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };

            """);
        int buses = random.Next(1, 4);
        for (int bus = 0; bus < buses; bus++)
        {
            uint start = 0x10000000u + ((uint)bus * 0x100000);
            text.Append(CultureInfo.InvariantCulture, $"bus@{start:x} {{ compatible = \"simple-bus\"; reg = <0x{start:x} 0x100000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x{start:x} 0x100000>;\n");
            HashSet<uint> taken = [];
            for (int i = random.Next(1, 8); i > 0; i--)
            {
                uint at = (uint)random.Next(0, 0x40) * 0x400;
                if (!taken.Add(at))
                    continue;
                uint elsewhere = 0x10000000u + (uint)random.Next(0, buses * 0x100) * 0x1000;
                string second = random.Next(4) == 0 ? FormattableString.Invariant($", <0x{elsewhere:x} 0x10>") : "";
                text.Append(CultureInfo.InvariantCulture, $"device@{at:x} {{ compatible = \"any\"; reg = <0x{at:x} 0x{random.Next(1, 0x3000):x}>; interrupts = <0 {random.Next(0, 100)} 4>; status = \"{(random.Next(6) == 0 ? "disabled" : "okay")}\"; }};\n");
                if (second.Length > 0)
                    text.Append(CultureInfo.InvariantCulture, $"other@{at:x} {{ compatible = \"other\"; reg = <0x{(at + 0x40000):x} 0x20>{second}; }};\n");
            }

            text.Append("};\n");
        }

        return text.Append("};\n").ToString();
    }

    private static SystemRequest RequestOf(Random random, string[] paths)
    {
        List<ProtectionDomainRequest> domains = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            PassthroughRequest[] passed = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random, paths)).DistinctBy(static p => p.Device.Value)];
            string name = FormattableString.Invariant($"d{i}");
            domains.Add(random.Next(3) == 0
                ? Domain(name) with { Passthroughs = Boards.Devicetree.Microkit.ValueList.ToValueList(passed) }
                : Domain(name, Machine("vm" + name, passed) with { GuestMemories = [Ram(0x40000000, 0x400000, 0x40000000 + ((ulong)i * 0x400000))] }));
        }

        return SystemOf([.. domains]);
    }

    private static PassthroughRequest Any(Random random, string[] paths) =>
        Pass(paths[random.Next(paths.Length)], null, random.Next(3) == 0 ? [random.Next(0, 62)] : []) with { WithDependencies = random.Next(2) == 0 };
}
