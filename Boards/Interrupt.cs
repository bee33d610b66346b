namespace Boards;

/// <summary>An interrupt as the kernel sees it.</summary>
/// <param name="Number">The number: for an Arm GIC the INTID, so shared peripheral interrupt n is n + 32.</param>
/// <param name="Trigger">What the root interrupt controller sees.</param>
public readonly record struct Interrupt(uint Number, TriggerMode Trigger);
