using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems.Declarations;

/// <summary>The attributes of what only x86 machines have.</summary>
internal static class PcAttributes
{
    // Boards.Polarity.Low
    private const int Low = 1;

    /// <summary><c>[IoPort]</c>; null where an argument has no value.</summary>
    public static IoPortRequest? IoPort(AttributeReader reader, List<Diagnostic> diagnostics) =>
        reader.Required<ulong>(0, diagnostics) is not { } address || reader.Required<ulong>(1, diagnostics) is not { } size
            ? null
            : new IoPortRequest(address, size, reader.Location)
            {
                Id = reader.Named<int>("Id"),
                SetvarId = reader.Named<string>("SetvarId"),
                SetvarAddress = reader.Named<string>("SetvarAddress"),
            };

    /// <summary><c>[IoApicIrq]</c>; null where an argument has no value.</summary>
    public static IoApicIrqRequest? IoApicIrq(AttributeReader reader, List<Diagnostic> diagnostics) =>
        reader.Required<ulong>(0, diagnostics) is not { } pin || reader.Required<ulong>(1, diagnostics) is not { } vector
            ? null
            : new IoApicIrqRequest(pin, vector, reader.Location)
            {
                Id = reader.Named<int>("Id"),
                IoApic = reader.Named<ulong>("IoApic"),
                Trigger = reader.Named<InterruptTrigger>("Trigger"),
                ActiveLow = reader.Named<int>("Polarity") is { } polarity ? new Declared<bool>(polarity.Value == Low, polarity.Location) : null,
                SetvarId = reader.Named<string>("SetvarId"),
            };

    /// <summary><c>[MsiIrq]</c>; null where an argument has no value.</summary>
    public static MsiIrqRequest? MsiIrq(AttributeReader reader, List<Diagnostic> diagnostics) =>
        reader.Required<string>(0, diagnostics) is not { } device || reader.Required<ulong>(1, diagnostics) is not { } handle
            || reader.Required<ulong>(2, diagnostics) is not { } vector
            ? null
            : new MsiIrqRequest(device, handle, vector, reader.Location)
            {
                Id = reader.Named<int>("Id"),
                SetvarId = reader.Named<string>("SetvarId"),
            };

    /// <summary><c>[IoAddressSpace]</c> with its <c>[IoMap]</c>s; null where an argument has no value.</summary>
    public static IoAddressSpaceRequest? IoAddressSpace(AttributeReader reader, IEnumerable<AttributeReader> maps, List<Diagnostic> diagnostics) =>
        reader.Required<string>(0, diagnostics) is not { } name || reader.Required<string>(1, diagnostics) is not { } peripheral
            || reader.Required<ulong>(2, diagnostics) is not { } domain
            ? null
            : new IoAddressSpaceRequest(name, peripheral, domain, reader.Location)
            {
                Maps = maps.Select(map => IoMap(map, diagnostics)).OfType<IoMapRequest>().ToValueList(),
            };

    private static IoMapRequest? IoMap(AttributeReader reader, List<Diagnostic> diagnostics) =>
        reader.Required<string>(0, diagnostics) is not { } region || reader.Required<ulong>(1, diagnostics) is not { } address
            ? null
            : new IoMapRequest(region, address, reader.Location) { Permissions = reader.Named<string>("Permissions") };
}
