/* The monitor of Vmm/Monitor.cs in C, with the same shim, to compare sizes: no build compiles it. */

#include "log.h"
#include <stdbool.h>
#include <stddef.h>

#define RAM 0x40000000
#define RAM_SIZE 0x10000000
#define DEVICETREE 0x4fe00000
#define INITRD 0x4be00000
#define CHANNEL_RTC 0

static const struct { uint32_t channel, irq, vcpu; } routes[] = { { 1, 33, 0 }, { 2, 79, 0 } };
#define ROUTES (sizeof routes / sizeof routes[0])

bool shim_guest_init(uint64_t ram, uint64_t size, uint64_t domain_address, size_t vcpus);
uintptr_t shim_setup_images(uintptr_t ram, uintptr_t domain_address, uintptr_t devicetree, uintptr_t initrd);
bool shim_register_passthrough(size_t vcpu, uint32_t irq, microkit_channel channel);
bool shim_guest_start(uintptr_t entry, uintptr_t devicetree, uintptr_t initrd);
bool shim_fault_address(seL4_Word message, uint64_t *address);
bool virq_handle_passthrough(microkit_channel channel);
bool fault_handle(size_t vcpu, microkit_msginfo message);

void init(void)
{
    put("init: kernel at ");
    put_hex(RAM);
    put(", devicetree at ");
    put_hex(DEVICETREE);
    put(", initrd at ");
    put_hex(INITRD);
    put("\n");

    if (!shim_guest_init(RAM, RAM_SIZE, RAM, 1)) {
        put("init: libvmm does not accept the guest\n");
        return;
    }

    uintptr_t entry = shim_setup_images(RAM, RAM, DEVICETREE, INITRD);
    if (!entry) {
        put("init: an image of the guest is missing or does not fit\n");
        return;
    }

    for (size_t i = 0; i < ROUTES; i++) {
        if (!shim_register_passthrough(routes[i].vcpu, routes[i].irq, routes[i].channel)) {
            report("init: libvmm does not accept interrupt ", routes[i].irq);
            continue;
        }
        microkit_irq_ack(routes[i].channel);
        report("init: passed interrupt ", routes[i].irq);
    }

    put("init: start the guest\n");
    if (!shim_guest_start(entry, DEVICETREE, INITRD))
        put("init: the guest does not start\n");
}

void notified(microkit_channel channel)
{
    if (channel == CHANNEL_RTC) {
        put("notified: the clock has rung\n");
        return;
    }
    for (size_t i = 0; i < ROUTES; i++) {
        if (routes[i].channel == channel) {
            if (!virq_handle_passthrough(channel))
                report("notified: the guest does not take interrupt ", routes[i].irq);
            return;
        }
    }
    report("notified: unknown channel ", channel);
}

seL4_Bool fault(microkit_child child, microkit_msginfo message, microkit_msginfo *reply)
{
    uint64_t address;
    bool is_access = shim_fault_address(message.words[0], &address);
    if (fault_handle(child, message)) {
        reply->words[0] = 0;
        return 1;
    }
    if (!is_access) {
        put("fault: libvmm does not handle it; the guest stops\n");
        return 0;
    }

    put("fault: ");
    put_hex(address);
    if (address >= 0x9010000 && address < 0x9011000)
        put(" is the clock, which another domain drives; the guest stops\n");
    else if (address >= 0x9030000 && address < 0x9031000)
        put(" is the GPIO controller, which is not passed; the guest stops\n");
    else
        put(" is not mapped; the guest stops\n");
    return 0;
}
