namespace Boards.Microkit.Model;

/// <summary>A <c>virtual_machine</c>, whose faults its protection domain handles.</summary>
/// <param name="Name">Unique among the machines.</param>
/// <param name="Vcpus">One or more.</param>
/// <param name="Maps">The guest's physical memory and devices.</param>
/// <param name="Priority">0 to 254; the tool's default is 0.</param>
/// <param name="Budget">Microseconds in each period; the tool's default is 1000.</param>
/// <param name="Period">Microseconds, not below the budget.</param>
public sealed record VirtualMachine(
    string Name,
    ValueList<Vcpu> Vcpus,
    ValueList<Map> Maps,
    int? Priority = null,
    ulong? Budget = null,
    ulong? Period = null);
