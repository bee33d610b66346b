using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Memory;

/// <summary><c>BRD3127</c> to <c>BRD3129</c>: what <c>[GuestDma]</c> declares.</summary>
internal static class GuestDmaDiagnostics
{
    private static readonly DiagnosticRule NoOffsetRule = new("BRD3127", "A device cannot have DMA by an offset", Severity.Warning);
    private static readonly DiagnosticRule NoDeviceRule = new("BRD3128", "No passed device uses DMA", Severity.Info);

    private static readonly DiagnosticRule VirtioRule = new("BRD3129", "A virtio device uses the addresses of the guest unless it offers otherwise", Severity.Info);

    public static ImmutableArray<DiagnosticRule> All { get; } = [NoOffsetRule, NoDeviceRule, VirtioRule];

    /// <summary>Virtio drivers do not use the DMA interface of their kernel by default (Virtual I/O Device 1.2, 6: VIRTIO_F_ACCESS_PLATFORM).</summary>
    public static Diagnostic Virtio(Device device, SourceLocation at) =>
        new(VirtioRule, at, $"{device.Path}: drivers of virtio follow [GuestDma] only if the device offers VIRTIO_F_ACCESS_PLATFORM, on QEMU with iommu_platform=on; without it, its memory must be at the same guest and physical address");

    /// <summary>Linux does not read <c>dma-ranges</c> of the root node.</summary>
    public static Diagnostic OnRoot(Device device, SourceLocation at) =>
        new(NoOffsetRule, at, $"{device.Path}: DMA by an offset needs a bus with dma-ranges, but the device is at the root node, whose dma-ranges guests do not read; use DmaMethod.BouncePool or Identity");

    /// <summary>Two translations would have to be combined into one.</summary>
    public static Diagnostic TwoBuses(Device device, Node bus, Node above, SourceLocation at) =>
        new(NoOffsetRule, at, $"{device.Path}: DMA by an offset is not supported where two buses translate DMA addresses, {bus.Path} and {above.Path}; use DmaMethod.BouncePool or Identity");

    /// <summary>The offset is not known.</summary>
    public static Diagnostic NoPhysicalAddress(Device device, string memory, SourceLocation declared, SourceLocation at) =>
        new(NoOffsetRule, at, $"{device.Path}: DMA by an offset needs the physical address of guest memory '{memory}', which Microkit's tool chooses; set PhysicalAddress",
            Places.At(declared, "the memory"));

    /// <summary>A cell has 32 bits.</summary>
    public static Diagnostic TooNarrow(Device device, Node bus, string memory, int bits, SourceLocation at) =>
        new(NoOffsetRule, at, Invariant($"{device.Path}: DMA by an offset: the addresses of guest memory '{memory}' do not fit in the {bits} bits of dma-ranges on {bus.Path}; use DmaMethod.BouncePool or Identity"));

    /// <summary>The declaration has no effect.</summary>
    public static Diagnostic NoDevice(string machine, SourceLocation at) =>
        new(NoDeviceRule, at, $"[GuestDma] has no effect: none of the devices that are passed to {machine} is known to use DMA");
}
