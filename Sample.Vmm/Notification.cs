using Interrupts = Sample.Vmm.OdroidC4Ethernet.Vmm.Linux.Interrupts;

namespace Sample.Vmm;

/// <summary>Where a notification of the monitor goes.</summary>
internal static class Notification
{
    /// <summary>Says what is done about a channel: a case of its own for one, the table for the others.</summary>
    public static string Handle(int channel)
    {
        switch (channel)
        {
            case Interrupts.EthEthernetPhy00.Channel:
                return $"link change, interrupt {Interrupts.EthEthernetPhy00.Number}";
            default:
                return Interrupts.TryGetNumber(channel, out uint number) && Interrupts.TryGetVcpu(channel, out int vcpu)
                    ? $"inject interrupt {number} into virtual CPU {vcpu}"
                    : "not one of the guest's";
        }
    }
}
