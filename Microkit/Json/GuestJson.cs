using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;

namespace Boards.Microkit.Json;

/// <summary>Writes the guests of a plan, as each guest and its monitor see them. Addresses are the guest's, except <c>physical</c> and the monitor's <c>vaddr</c>.</summary>
internal static class GuestJson
{
    /// <summary>The name of the list.</summary>
    public const string Name = "guests";

    /// <summary>Writes the property with the list.</summary>
    public static void Write(JsonText json, SystemPlan plan)
    {
        json.Name(Name).Open('[');
        foreach (PlannedGuest guest in plan.Guests)
            Write(json, plan, guest);
        json.Close(']');
    }

    private static void Write(JsonText json, SystemPlan plan, PlannedGuest guest)
    {
        json.Open('{').Name("name").Text(guest.Machine).Name("protection_domain").Text(guest.ProtectionDomain);
        json.Name("vcpus").Open('[');
        foreach (int vcpu in guest.Vcpus)
            json.Number(vcpu);
        json.Close(']');
        json.Name("memory").Open('[');
        foreach (GuestRam memory in GuestRam.Of(plan.Description, guest))
        {
            json.Open('{').Name("mr").Text(memory.Region).Name("address").Address(memory.Range.Start).Name("size").Address(memory.Range.Size);
            json.Name("physical").Address(memory.PhysicalAddress).Name("vaddr").Address(memory.DomainAddress).Name("setvar").Text(memory.Setvar).Close('}');
        }

        json.Close(']');
        Write(json.Name("kernel"), guest.Kernel);
        Write(json.Name("devicetree"), guest.Devicetree);
        Write(json.Name("initrd"), guest.Initrd);
        Write(json.Name("gic"), guest.Gic);
        json.Name("virtual_devices").Open('[');
        foreach (VirtualDevicePlace device in guest.VirtualDevices)
        {
            json.Open('{').Name("name").Text(device.Name).Name("compatible").Text(device.Compatible).Name("address").Address(device.Address).Name("size").Address(device.Size);
            json.Name("irq").Raw(device.Interrupt?.ToString(System.Globalization.CultureInfo.InvariantCulture)).Name("trigger").Text(Word(device.Trigger)).Close('}');
        }

        json.Close(']');
        json.Name("regions").Open('[');
        foreach (DevicePlace place in plan.Devices.Where(place => place.Holder == guest.Machine && place.Class == guest.Class))
        {
            json.Open('{').Name("name").Text(place.Name).Name("path").Text(place.DevicePath).Name("mr").Text(place.Region);
            json.Name("address").Address(place.Address).Name("physical").Address(place.PhysicalAddress).Name("size").Address(place.Size).Close('}');
        }

        json.Close(']');
        json.Name("routes").Open('[');
        foreach (PlannedRoute route in plan.Interrupts.Where(route => route.Holder == guest.Machine && route.ProtectionDomain == guest.ProtectionDomain && route.Vcpu is not null))
        {
            json.Open('{').Name("name").Text(route.Name).Name("path").Text(route.DevicePath).Name("channel").Number(route.Channel);
            json.Name("irq").Number((int)route.Number).Name("trigger").Text(Word(route.Trigger)).Name("vcpu").Number(route.Vcpu).Close('}');
        }

        json.Close(']');
        json.Close('}');
    }

    private static void Write(JsonText json, GuestImage? image)
    {
        if (image is null)
            json.Raw(null);
        else
            json.Open('{').Name("address").Address(image.Address).Name("size").Address(image.Size > 0 ? image.Size : null).Close('}');
    }

    private static void Write(JsonText json, VirtualGic? gic)
    {
        if (gic is null)
        {
            json.Raw(null);
            return;
        }

        json.Open('{').Name("path").Text(gic.Path).Name("version").Number(gic.Version);
        Write(json.Name("distributor"), gic.Distributor);
        Write(json.Name("cpu_interface"), gic.CpuInterface);
        Write(json.Name("redistributors"), gic.Redistributors);
        json.Close('}');
    }

    private static void Write(JsonText json, AddressRange? range)
    {
        if (range is { } known)
            json.Open('{').Name("address").Address(known.Start).Name("size").Address(known.Size).Close('}');
        else
            json.Raw(null);
    }

    private static string Word(InterruptTrigger trigger) => trigger == InterruptTrigger.Edge ? "edge" : "level";
}
