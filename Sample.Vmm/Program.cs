using System;
using System.IO;
using System.Linq;
using Boards;
using Boards.Qemu;
using Sample.Vmm;

// Every address, number and trigger below is a constant that the generator made from a devicetree; every channel is one that
// it made from the system's plan.
Show(nameof(OdroidC4Ethernet),
[
    DeviceRow.Of(OdroidC4.Soc.BusFf600000.Path, OdroidC4.Soc.BusFf600000.Region0.Value),
    DeviceRow.Of(OdroidC4.Soc.EthernetFf3f0000.Path, OdroidC4.Soc.EthernetFf3f0000.Region0.Value),
    DeviceRow.Of(OdroidC4.Soc.EthernetFf3f0000.Path, OdroidC4.Soc.EthernetFf3f0000.Region1.Value),
    DeviceRow.Of(OdroidC4.Soc.EthernetFf3f0000.Path, OdroidC4.Soc.EthernetFf3f0000.Macirq.Value, OdroidC4Ethernet.Vmm.Linux.Interrupts.EthMacirq.Channel),
    DeviceRow.Of(OdroidC4.Labels.external_phy.Path, OdroidC4.Labels.external_phy.Interrupt0.Value, OdroidC4Ethernet.Vmm.Linux.Interrupts.EthEthernetPhy00.Channel),
    DeviceRow.Of(OdroidC4.Labels.gpio_intc.Path, OdroidC4.Labels.gpio_intc.Region0.Value),
    DeviceRow.Of(OdroidC4.Labels.reset.Path, OdroidC4.Labels.reset.Region0.Value),
]);
Show(nameof(QemuGuest),
[
    DeviceRow.Of(VirtGicV2.Pl011_9000000.Path, VirtGicV2.Pl011_9000000.Region0.Value),
    DeviceRow.Of(VirtGicV2.Pl011_9000000.Path, VirtGicV2.Pl011_9000000.Interrupt0.Value, QemuGuest.Vmm.Linux.Interrupts.Uart.Channel),
    DeviceRow.Of(VirtGicV2.Pl031_9010000.Path, VirtGicV2.Pl031_9010000.Region0.Value),
    DeviceRow.Of(VirtGicV2.Pl031_9010000.Path, VirtGicV2.Pl031_9010000.Interrupt0.Value, QemuGuest.Vmm.Linux.Interrupts.Rtc.Channel),
    DeviceRow.Of(VirtGicV2.Virtio_mmioA003e00.Path, VirtGicV2.Virtio_mmioA003e00.Region0.Value),
    DeviceRow.Of(VirtGicV2.Virtio_mmioA003e00.Path, VirtGicV2.Virtio_mmioA003e00.Interrupt0.Value, QemuGuest.Vmm.Linux.Interrupts.Disk.Channel),
]);

// The events of a guest that boots, as Microkit's loop passes them to a monitor: interrupts by channel, faults by address.
Monitor monitor = new(Console.Out);
monitor.Init();
monitor.Fault(QemuGuest.Vmm.Linux.Gic.Distributor.Address);
monitor.Notified(QemuGuest.Vmm.Linux.Interrupts.Uart.Channel);
monitor.Notified(QemuGuest.Vmm.Linux.Interrupts.Disk.Channel);
monitor.Notified(61);
monitor.Fault(VirtGicV2.Pl061_9030000.Region0.Address);

static void Show(string system, DeviceRow[] rows)
{
    int width = rows.Max(static row => row.Path.Length);
    Console.WriteLine(system);
    foreach (DeviceRow row in rows.Prepend(DeviceRow.Heading))
        Console.WriteLine("  " + row.ToLine(width));
    foreach (string artefact in Directory.GetFiles(AppContext.BaseDirectory, system + ".*").Order(StringComparer.Ordinal))
        Console.WriteLine("  " + artefact);
    Console.WriteLine();
}
