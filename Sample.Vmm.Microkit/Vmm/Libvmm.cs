using System.Runtime.InteropServices;

namespace Sample.Vmm.Microkit;

/// <summary>Implements <see cref="ILibvmm"/> with libvmm. <c>Native/libvmm.c</c> has the functions that need structures or symbols of C.</summary>
public readonly unsafe struct Libvmm : ILibvmm
{
    /// <inheritdoc/>
    public static bool InitGuest(ulong ram, ulong size, ulong domainAddress, uint vcpus) => shim_guest_init(ram, size, domainAddress, vcpus) != 0;

    /// <inheritdoc/>
    public static ulong SetUpImages(ulong ram, ulong domainAddress, ulong devicetree, ulong initrd) => shim_setup_images(ram, domainAddress, devicetree, initrd);

    /// <inheritdoc/>
    public static bool RegisterPassthrough(int vcpu, uint interrupt, int channel) => shim_register_passthrough((uint)vcpu, interrupt, (uint)channel) != 0;

    /// <inheritdoc/>
    public static bool HandlePassthrough(int channel) => virq_handle_passthrough((uint)channel) != 0;

    /// <inheritdoc/>
    public static bool StartGuest(ulong entry, ulong devicetree, ulong initrd) => shim_guest_start(entry, devicetree, initrd) != 0;

    /// <inheritdoc/>
    public static bool TryGetFaultAddress(ulong message, out ulong address)
    {
        ulong found = 0;
        bool isAccess = shim_fault_address(message, &found) != 0;
        address = found;
        return isAccess;
    }

    /// <inheritdoc/>
    public static bool HandleFault(uint vcpu, ulong message) => fault_handle(vcpu, message) != 0;

    // A bool of C is a byte.
    [DllImport("*"), SuppressGCTransition]
    private static extern byte shim_guest_init(ulong ram, ulong size, ulong domainAddress, ulong vcpus);

    [DllImport("*"), SuppressGCTransition]
    private static extern ulong shim_setup_images(ulong ram, ulong domainAddress, ulong devicetree, ulong initrd);

    [DllImport("*"), SuppressGCTransition]
    private static extern byte shim_register_passthrough(ulong vcpu, uint interrupt, uint channel);

    [DllImport("*"), SuppressGCTransition]
    private static extern byte shim_guest_start(ulong entry, ulong devicetree, ulong initrd);

    [DllImport("*"), SuppressGCTransition]
    private static extern byte shim_fault_address(ulong message, ulong* address);

    [DllImport("*"), SuppressGCTransition]
    private static extern byte virq_handle_passthrough(uint channel);

    [DllImport("*"), SuppressGCTransition]
    private static extern byte fault_handle(ulong vcpu, ulong message);
}
