using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>For any board and any request, a description without an error is accepted by the tool.</summary>
public sealed class AnyPlan
{
    public static TheoryData<string> RealBoards => BoardSource.Files;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Trait("Category", "Slow")]
    public void Is_taken_by_the_tool_when_it_has_no_error(int seed)
    {
        Random random = new(seed);
        AssertTaken(random, 100, () => Board(SourceOf(random)));
    }

    [Theory]
    [MemberData(nameof(RealBoards))]
    [Trait("Category", "Slow")]
    public void Is_taken_by_the_tool_on_a_real_board(string file)
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.At(file).Tree);
        AssertTaken(new Random(8), 500, () => board);
    }

    private static void AssertTaken(Random random, int times, Func<Sel4Board> next)
    {
        int clean = 0;
        for (int i = 0; i < times; i++)
        {
            Sel4Board board = next();
            string[] paths = [.. board.Devices.Where(static d => d.IsHardware).Select(static d => d.Path)];
            SystemPlan plan = SystemPlanner.Plan(RequestOf(random, paths), board);
            if (plan.HasErrors)
                continue;
            clean++;
            Assert.Empty(PlanChecker.Faults(plan.Description));
        }

        Assert.True(clean > times / 20, FormattableString.Invariant($"only {clean} of {times} had no error"));
    }

    // A device that is added at the end of a machine's list, without a declared id or name, changes nothing that was there
    // before, unless a diagnostic reports it.
    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts")]
    [InlineData("Boards.Qemu/virt-gicv2.dts")]
    [Trait("Category", "Slow")]
    public void Keeps_its_numbers_and_names_when_any_device_is_added_at_the_end(string file)
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.At(file).Tree);
        string[] paths = [.. board.Devices.Where(static d => d.IsHardware && d.Role == DeviceRole.Device).Select(static d => d.Path)];
        Random random = new(9);
        for (int i = 0; i < 100; i++)
        {
            PassthroughRequest[] passed = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Any(random, paths)).DistinctBy(static p => p.Device.Value)];
            string added = paths[random.Next(paths.Length)];
            if (passed.Any(p => p.Device.Value == added))
                continue;
            SystemPlan before = SystemPlanner.Plan(Guest(passed), board);
            SystemPlan after = SystemPlanner.Plan(Guest([.. passed, Pass(added)]), board);
            Assert.Equal(Ids(before), Ids(after).Take(Ids(before).Length));
            if (after.Places("BRD3121").Length == 0)
                Assert.Empty(before.Description.MemoryRegions.Select(static r => r.Name.Value).Except(after.Description.MemoryRegions.Select(static r => r.Name.Value)));
        }

        // Lines that software picks are named by the devicetree, which has each of them.
        static (int, string)[] Ids(SystemPlan plan) => [.. plan.Interrupts.Select(static r => (r.Channel, r.Name))];
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [Trait("Category", "Slow")]
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
            Sel4Board board = Board(SourceOf(random));
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

    // Buses with devices at any address; pages and interrupts may be shared.
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
            ProtectionDomainRequest domain = random.Next(3) == 0
                ? Domain(name) with { Passthroughs = passed.Select(p => p with { Setvar = random.Next(2) == 0 ? Value("at_" + p.Device.Value) : null }).ToValueList() }
                : Domain(name, Machine("vm" + name, passed) with { GuestMemories = [AnyRam(random, i)], Vcpus = random.Next(3) == 0 ? Vcpus(0, 1) : [] });
            domains.Add(domain with
            {
                Priority = Value(100 + i),
                Children = random.Next(4) == 0 ? [Domain(name + "_child") with { Passthroughs = [Any(random, paths)] }] : [],
                Maps = random.Next(4) == 0 ? [new() { Region = Value("ring"), Address = Value(0x2000_0000UL + ((ulong)random.Next(4) * 0x1000)), Location = At("map") }] : [],
            });
        }

        return SystemOf([.. domains]) with
        {
            MemoryRegions = [new() { Name = Value("ring"), Size = Value(0x1000UL * (ulong)random.Next(1, 4)), Location = At("mr") }],
            Channels = domains.Count > 1 && random.Next(2) == 0 ? [ChannelOf(random, domains[0].Name.Value, domains[1].Name.Value)] : [],
        };
    }

    private static ChannelRequest ChannelOf(Random random, string first, string second) => new()
    {
        First = new() { ProtectionDomain = Value(first), Id = random.Next(2) == 0 ? Value(random.Next(0, 62)) : null },
        Second = new() { ProtectionDomain = Value(second), ProtectedCalls = random.Next(3) == 0 ? Value(true, "pp") : null },
        Location = At("channel"),
    };

    // With and without a physical address, large and small, aligned and not.
    private static GuestMemoryRequest AnyRam(Random random, int index)
    {
        ulong size = (ulong)random.Next(1, 16) * (random.Next(2) == 0 ? 0x1000UL : 0x200000UL);
        ulong address = 0x40000000 + ((ulong)index * 0x4000000) + ((ulong)random.Next(2) * 0x1000);
        return random.Next(3) switch
        {
            0 => Ram(address, size),
            1 => Ram(address, size, address),
            _ => Ram(0x80000000, size, address),
        };
    }

    private static PassthroughRequest Any(Random random, string[] paths) =>
        Pass(paths[random.Next(paths.Length)], null, random.Next(4) == 0 ? [random.Next(0, 62)] : []) with
        {
            WithDependencies = random.Next(2) == 0,
            Regions = random.Next(6) == 0 ? Ints(0) : null,
            Interrupts = random.Next(6) == 0 ? Ints(0) : random.Next(8) == 0 ? Ints() : null,
            Exclude = random.Next(4) == 0 ? [Value(paths[random.Next(paths.Length)])] : [],
            Name = random.Next(6) == 0 ? Value(FormattableString.Invariant($"name{random.Next(10)}")) : null,
        };
}
