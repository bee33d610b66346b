using System;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>Declarations for tests. The location of each part is a file with the part's own name.</summary>
internal static class Declare
{
    public static SourceLocation At(string place) => SourceLocation.StartOf(place);

    public static Declared<T> Value<T>(T value, string? place = null) =>
        new(value, At(place ?? FormattableString.Invariant($"{value}")));

    public static ValueList<Declared<int>> Ints(params int[] values) => values.Select(v => Value(v)).ToValueList();

    public static ValueList<VcpuRequest> Vcpus(params int[] ids) => ids.Select(static id => new VcpuRequest { Id = Value(id) }).ToValueList();

    public static PassthroughRequest Pass(string device, string? name = null, int[]? channels = null) =>
        new() { Device = Value(device), Location = At(device), Name = name is null ? null : Value(name), Channels = Ints(channels ?? []) };

    public static GuestMemoryRequest Ram(ulong guest, ulong size, ulong? physical = null) =>
        new()
        {
            GuestAddress = Value(guest, "guest"),
            Size = Value(size, "size"),
            Location = At("ram"),
            PhysicalAddress = physical is { } p ? Value(p, "physical") : null,
        };

    public static VirtualMachineRequest Machine(string name, params PassthroughRequest[] passed) =>
        new() { Name = Value(name), Location = At(name), Passthroughs = passed.ToValueList() };

    public static ProtectionDomainRequest Domain(string name, params VirtualMachineRequest[] machines) =>
        new() { Name = Value(name), Location = At(name), VirtualMachines = machines.ToValueList() };

    public static SystemRequest SystemOf(params ProtectionDomainRequest[] domains) =>
        new() { Name = "Test", Location = At("system"), ProtectionDomains = domains.ToValueList() };

    /// <summary>A system with one virtual machine.</summary>
    public static SystemRequest Guest(params PassthroughRequest[] passed) => SystemOf(Domain("VMM", Machine("linux", passed)));

    public static Sel4Board Board(string source)
    {
        CompileResult result = DtsCompiler.Compile(new SourceFile("board.dts", source), new InMemorySources(), CompileOptions.Default);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity == Severity.Error));
        return Sel4Board.Resolve(result.Tree);
    }

    public static SystemPlan PlanOn(this SystemRequest request, string source) => SystemPlanner.Plan(request, Board(source));

    /// <summary>The location of each diagnostic of a rule.</summary>
    public static string[] Places(this SystemPlan plan, string id) =>
        [.. plan.Diagnostics.Where(d => d.Id == id).Select(static d => d.Location.Path)];

    /// <summary>The only diagnostic of a rule.</summary>
    public static Diagnostic Single(this SystemPlan plan, string id) => Assert.Single(plan.Diagnostics, d => d.Id == id);

    public static string[] Ids(this SystemPlan plan) => [.. plan.Diagnostics.Select(static d => d.Id).Distinct().Order(StringComparer.Ordinal)];
}
