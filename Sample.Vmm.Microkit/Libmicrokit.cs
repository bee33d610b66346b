using System.Runtime.InteropServices;

namespace Sample.Vmm.Microkit;

/// <summary>Implements <see cref="IMicrokit"/> with libmicrokit.</summary>
public readonly struct Libmicrokit : IMicrokit
{
    /// <inheritdoc/>
    public static void Put(byte character) => microkit_dbg_putc(character);

    /// <inheritdoc/>
    public static void Acknowledge(int channel) => shim_irq_ack((uint)channel);

    /// <inheritdoc/>
    public static void Notify(int channel) => shim_notify((uint)channel);

    // "*" is the program itself: the linker resolves the name.
    [DllImport("*"), SuppressGCTransition]
    private static extern void microkit_dbg_putc(int character);

    // Inline functions of microkit.h, which Native/microkit.c wraps.
    [DllImport("*"), SuppressGCTransition]
    private static extern void shim_irq_ack(uint channel);

    [DllImport("*"), SuppressGCTransition]
    private static extern void shim_notify(uint channel);
}
