using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>What is at an address, as text.</summary>
internal sealed class AddressText(AddressFacts facts, Sel4Board board, string? system)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        FactList list = new(FormattableString.Invariant($"0x{facts.Address:x}: {What()}"));
        foreach (RegisterFacts registers in facts.Registers)
            Add(list, registers);
        if (facts.Buses.Length > 0)
            list.Add("bus", facts.Buses.Select(static bus => bus.Path));
        if (facts.IsNothing)
        {
            list.Add("below", Neighbour(facts.Below));
            list.Add("above", Neighbour(facts.Above));
        }

        if (system is not null)
        {
            list.Add("seen by", ViewText.Of(facts.Views));
            list.Add("but", facts.Others.Select(Other));
        }

        if (facts.Views.All(static view => view.Machine is null))
        {
            foreach (RegisterFacts registers in facts.Registers)
                DeviceAdvice.AddTo(list, registers.Device, registers.Region, registers.KernelUse, board, system);
        }

        return list.ToString();
    }

    private string What()
    {
        if (facts.Registers is [var first, ..])
            return FormattableString.Invariant($"{ViewText.Of(first.Region)} + 0x{first.Offset:x}") + (facts.Registers.Length > 1 ? ", and others" : "");
        return facts.Memory is [.., var memory] ? (memory.Role == DeviceRole.ReservedMemory ? $"reserved memory, {memory.Path}" : $"memory, {memory.Path}") : "nothing: neither registers nor memory of the board";
    }

    private static void Add(FactList list, RegisterFacts registers)
    {
        list.Add("registers", $"{ViewText.Of(registers.Region)}, {ViewText.Of(registers.Region.Range)}{(registers.Device.Compatible is [var compatible, ..] ? ", " + compatible : "")}");
        list.Add("page", registers.PageSharers.IsEmpty
            ? ["shared with no other device"]
            : registers.PageSharers.Select(static sharer => $"shared with {ViewText.Of(sharer)}, {ViewText.Of(sharer.Range)}"));
        if (registers.Device.DisabledBy is { } disabled)
            list.Add("status", ReferenceEquals(disabled, registers.Device.Node) ? "disabled" : $"disabled by {disabled.Path}");
        if (registers.KernelUse is { } use)
            list.Add("kernel", $"keeps it: {use}");
        if (registers.QemuPosition is { } position)
            list.Add("QEMU", FormattableString.Invariant($"gives it to the {Ordinal(position)} '-device virtio-…-device' of its command line"));
    }

    private static string Ordinal(int number) => FormattableString.Invariant($"{number}") + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static IEnumerable<string> Neighbour(DeviceRegion? region) => region is null ? [] : [$"{ViewText.Of(region)}, {ViewText.Of(region.Range)}"];

    private static string Other(AddressView view) => view.Physical is { } physical
        ? FormattableString.Invariant($"at 0x{view.Address:x}, machine '{view.Machine}' has memory region '{view.Region}', physical address 0x{physical:x}")
        : FormattableString.Invariant($"at 0x{view.Address:x}, machine '{view.Machine}' has memory region '{view.Region}', whose physical address Microkit's tool chooses");
}
