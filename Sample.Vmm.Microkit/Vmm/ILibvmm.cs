namespace Sample.Vmm.Microkit;

/// <summary>The functions of libvmm that the monitor calls.</summary>
public interface ILibvmm
{
    /// <summary>Sets the guest's RAM and starts the virtual interrupt controller.</summary>
    static abstract bool InitGuest(ulong ram, ulong size, ulong domainAddress, uint vcpus);

    /// <summary>Copies the images that the program contains into the guest's RAM.</summary>
    /// <returns>The guest's first instruction; 0 if an image is wrong or missing.</returns>
    static abstract ulong SetUpImages(ulong ram, ulong domainAddress, ulong devicetree, ulong initrd);

    /// <summary>Registers an interrupt that a channel signals.</summary>
    static abstract bool RegisterPassthrough(int vcpu, uint interrupt, int channel);

    /// <summary>Injects the interrupt of a channel.</summary>
    static abstract bool HandlePassthrough(int channel);

    /// <summary>Starts the first virtual CPU.</summary>
    static abstract bool StartGuest(ulong entry, ulong devicetree, ulong initrd);

    /// <summary>The guest's address of an access that faulted.</summary>
    /// <returns>Whether an access caused the fault.</returns>
    static abstract bool TryGetFaultAddress(ulong message, out ulong address);

    /// <summary>Emulates what libvmm supports: the distributor, timers, power management.</summary>
    static abstract bool HandleFault(uint vcpu, ulong message);
}
