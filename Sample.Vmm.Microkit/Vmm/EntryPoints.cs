using System.Runtime.InteropServices;
using Monitor = Sample.Vmm.Microkit.Monitor<Sample.Vmm.Microkit.Libmicrokit, Sample.Vmm.Microkit.Libvmm>;

namespace Sample.Vmm.Microkit;

/// <summary>The functions of vmm.elf that libmicrokit calls, with the parameters that <c>microkit.h</c> declares.</summary>
internal static unsafe class VmmEntryPoints
{
    [UnmanagedCallersOnly(EntryPoint = "init")]
    public static void Init() => Monitor.Init();

    [UnmanagedCallersOnly(EntryPoint = "notified")]
    public static void Notified(uint channel) => Monitor.Notified((int)channel);

    // A microkit_msginfo is one word, and is passed as a word; a reply of 0 has no label and no registers.
    [UnmanagedCallersOnly(EntryPoint = "fault")]
    public static sbyte Fault(uint child, ulong message, ulong* reply)
    {
        if (!Monitor.Fault(child, message))
            return 0;
        *reply = 0;
        return 1;
    }
}
