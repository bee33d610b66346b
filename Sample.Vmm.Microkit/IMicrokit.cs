namespace Sample.Vmm.Microkit;

/// <summary>
/// The functions of Microkit that a protection domain calls. Its code is generic over the calls, so that tests on another machine
/// can supply their own. A type argument that is a structure costs nothing: each call becomes a direct call.
/// </summary>
public interface IMicrokit
{
    /// <summary>Writes a character to the debug console (<c>microkit_dbg_putc</c>).</summary>
    static abstract void Put(byte character);

    /// <summary>Ends the handling of an interrupt, so that the next one is delivered (<c>microkit_irq_ack</c>).</summary>
    static abstract void Acknowledge(int channel);

    /// <summary>Notifies the protection domain at the other end of a channel (<c>microkit_notify</c>).</summary>
    static abstract void Notify(int channel);
}
