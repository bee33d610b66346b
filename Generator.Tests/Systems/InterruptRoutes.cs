using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>The members that look up the route of an interrupt, compiled and called.</summary>
public sealed class InterruptRoutes
{
    private const string Machine = """
        [GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)]
        [Passthrough("uart", Name = "all", Channels = new[] { 7 })]
        [Passthrough("rtc", Name = "number", Vcpu = 1)]
        [Passthrough("blk0", Name = "try-get-channel")]
        """;

    // A UART at 33 on channel 7; a clock at 34 and a disk at 48 on the lowest channels that the domain itself does not use.
    private static readonly Type Interrupts = Load("S+P+Linux+Interrupts");

    [Theory]
    [InlineData("TryGetNumber", 7, 33u)]
    [InlineData("TryGetNumber", 1, 34u)]
    [InlineData("TryGetNumber", 2, 48u)]
    [InlineData("TryGetNumber", 0, null)]
    [InlineData("TryGetNumber", -1, null)]
    [InlineData("TryGetVcpu", 7, 0)]
    [InlineData("TryGetVcpu", 1, 1)]
    [InlineData("TryGetVcpu", 61, null)]
    [InlineData("TryGetChannel", 33u, 7)]
    [InlineData("TryGetChannel", 48u, 2)]
    [InlineData("TryGetChannel", 35u, null)]
    public void Each_way_can_be_looked_up(string method, object key, object? value)
    {
        object?[] arguments = [key, null];
        Assert.Equal(value is not null, Interrupts.GetMethod(method)!.Invoke(null, arguments));
        if (value is not null)
            Assert.Equal(value, arguments[1]);
    }

    [Fact]
    public void All_of_them_are_a_list_in_the_order_of_the_declaration()
    {
        var all = (global::Boards.InterruptRoutes)Interrupts.GetProperty("All")!.GetValue(null)!;
        Assert.Equal(
            [
                new InterruptRoute(7, 33, TriggerMode.Level, 0, "/pl011@9000000"),
                new InterruptRoute(1, 34, TriggerMode.Level, 1, "/pl031@9010000"),
                new InterruptRoute(2, 48, TriggerMode.Edge, 0, "/virtio_mmio@a000000"),
            ],
            all);
        Assert.Equal(all.ToArray(), all.AsSpan().ToArray());
        Assert.Equal(3, all.Count);
        Assert.Equal(34u, all[1].Number);
        Assert.Empty(default(global::Boards.InterruptRoutes));
    }

    [Fact]
    public void To_go_through_them_or_to_look_one_up_allocates_nothing()
    {
        var all = (global::Boards.InterruptRoutes)Interrupts.GetProperty("All")!.GetValue(null)!;
        var number = Interrupts.GetMethod("TryGetNumber")!.CreateDelegate<TryGet<int, uint>>();
        var route = Interrupts.GetMethod("TryGetRoute")!.CreateDelegate<TryGet<int, InterruptRoute>>();
        Sum();
        long before = GC.GetAllocatedBytesForCurrentThread();
        uint sum = Sum();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(33u + 34 + 48 + 33 + 48, sum);

        uint Sum()
        {
            uint sum = 0;
            foreach (InterruptRoute one in all)
                sum += one.Number;
            return sum + (number(7, out uint known) ? known : 0) + (route(2, out InterruptRoute way) ? way.Number : 0);
        }
    }

    [Fact]
    public void A_name_of_a_lookup_or_of_a_constant_is_no_devices()
    {
        Assert.Equal(["All_2", "Number_2", "TryGetChannel_2"], Interrupts.GetNestedTypes().Select(static type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(33u, Load("S+P+Linux+Interrupts+All_2").GetField("Number")!.GetRawConstantValue());
    }

    [Fact]
    public void A_driver_and_interrupts_by_number_are_looked_up_in_the_domain()
    {
        Type domain = Load("S+P+Interrupts_");
        object?[] arguments = [39u, null];
        Assert.Equal(true, domain.GetMethod("TryGetChannel")!.Invoke(null, arguments));
        Assert.Equal(9, arguments[1]);
        Assert.Null(domain.GetMethod("TryGetVcpu"));
        Assert.Equal(
            [new InterruptRoute(9, 39, TriggerMode.Level, null, "/pl061@9030000"), new InterruptRoute(0, 56, TriggerMode.Edge, null, "/virtio_mmio@a001000")],
            (global::Boards.InterruptRoutes)domain.GetProperty("All")!.GetValue(null)!);
    }

    [Fact]
    public Task The_constants_work_in_a_switch_and_the_members_in_the_oldest_language_of_a_library()
    {
        SystemTest test = SystemTest.Of("""
            using Boards;
            [MicrokitSystem("virt.dts")]
            public static partial class S
            {
                [ProtectionDomain("VMM")]
                public static partial class P
                {
                    [VirtualMachine("linux"), Passthrough("uart"), Passthrough("rtc")]
                    public static partial class Linux { }
                }

                public static uint Notified(int channel)
                {
                    switch (channel)
                    {
                        case P.Linux.Interrupts.Pl011_9000000.Channel: return P.Linux.Interrupts.Pl011_9000000.Number;
                        default: return P.Linux.Interrupts.TryGetNumber(channel, out var number) ? number : 0;
                    }
                }

                public static int Count() { int n = 0; foreach (var route in P.Linux.Interrupts.All) n += route.Vcpu ?? 0; return n; }
            }
            """.Replace("Pl011_9000000", "Pl0119000000"));
        test.LanguageVersion = LanguageVersion.CSharp7_3;
        return test.RunAsync();
    }

    [Fact]
    public void Two_devices_on_one_line_share_its_channel()
    {
        const string Dts = """
            /dts-v1/;
            / {
                #address-cells = <1>;
                #size-cells = <1>;
                interrupt-parent = <&gic>;
                a@1000 { compatible = "a,a"; reg = <0x1000 0x1000>; interrupts = <0 1 4>; };
                b@2000 { compatible = "a,b"; reg = <0x2000 0x1000>; interrupts = <0 1 4>; };
                gic: gic@8000000 {
                    compatible = "arm,gic-400";
                    reg = <0x8000000 0x1000>, <0x8010000 0x2000>, <0x8020000 0x2000>, <0x8040000 0x2000>;
                    #interrupt-cells = <3>;
                    interrupt-controller;
                };
            };
            """;
        Type interrupts = Load("S+P+Interrupts", "[ProtectionDomain(\"P\"), Passthrough(\"/a@1000\"), Passthrough(\"/b@2000\")] public static partial class P;", Dts);
        var all = (global::Boards.InterruptRoutes)interrupts.GetProperty("All")!.GetValue(null)!;
        Assert.Equal(["/a@1000", "/b@2000"], all.Select(static route => route.Device));
        Assert.Single(all.Select(static route => route.Channel).Distinct());
        object?[] arguments = [33u, null];
        Assert.Equal(true, interrupts.GetMethod("TryGetChannel")!.Invoke(null, arguments));
    }

    private delegate bool TryGet<TKey, TValue>(TKey key, out TValue value);

    private static Type Load(string type) => Load(
        type,
        $$"""
        [ProtectionDomain("VMM"), Irq(39, Id = 9), Passthrough("blk8")]
        public static partial class P
        {
            static void Interrupts() { }

            [VirtualMachine("linux", Vcpus = new[] { 0, 1 })]
            {{Machine}}
            public static partial class Linux;
        }
        """,
        Microkit.Specimens.QemuVirt);

    private static Type Load(string type, string domains, string dts)
    {
        SystemTest test = new();
        test.TestState.AdditionalFiles.Add(("/p/board.dts", dts));
        test.TestState.Sources.Add($"using Boards; [MicrokitSystem(\"board.dts\")] public static partial class S {{ {domains} }}");
        GeneratorRun run = test.Start();
        Assert.Empty(run.GeneratorDiagnostics);
        using MemoryStream assembly = new();
        var emitted = run.Output.Emit(assembly);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(assembly.ToArray()).GetType(type, throwOnError: true)!;
    }
}
