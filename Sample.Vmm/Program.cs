using System;
using System.IO;
using System.Linq;
using Boards;
using Boards.Qemu;
using Sample.Vmm;

// Every address, number and trigger below is a constant that the compiler made of a devicetree; every channel, one that
// it made of the system's plan.
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

// What a monitor does when it is notified: the channel tells which interrupt it injects, and into which virtual CPU.
foreach (InterruptRoute route in OdroidC4Ethernet.Vmm.Linux.Interrupts.All)
    Console.WriteLine($"channel {route.Channel}: {Notification.Handle(route.Channel)}");
Console.WriteLine();

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
