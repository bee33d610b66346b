/*
 * libmicrokit and libvmm for qemu-aarch64: each call writes a line. The program is initialised, gets a notification on each of the
 * channels 0 to 2, and a fault of its guest at the GPIO controller.
 */

#include <libvmm/guest.h>
#include <libvmm/virq.h>
#include <libvmm/arch/aarch64/linux.h>

#pragma weak fault

static long system_call(long number, long a, long b, long c, long d, long e, long f)
{
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    register long x5 __asm__("x5") = f;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
}

/* gcc copies large structures by it. */
void *memcpy(void *target, const void *source, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((volatile char *)target)[i] = ((const char *)source)[i];
    return target;
}

void microkit_dbg_putc(int character)
{
    char byte = character;
    system_call(64 /* write */, 1, (long)&byte, 1, 0, 0, 0);
}

static void put(const char *text)
{
    while (*text)
        microkit_dbg_putc(*text++);
}

static void put_hex(uint64_t value)
{
    put(" 0x");
    int shift = 60;
    while (shift > 0 && value >> shift == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        microkit_dbg_putc("0123456789abcdef"[value >> shift & 15]);
}

static bool call(const char *name, int count, const uint64_t *values)
{
    put("  ");
    put(name);
    for (int i = 0; i < count; i++)
        put_hex(values[i]);
    put("\n");
    return true;
}

#define CALL(name, ...) call(name, sizeof((uint64_t[]) { __VA_ARGS__ }) / sizeof(uint64_t), (uint64_t[]) { __VA_ARGS__ })

void microkit_irq_ack(microkit_channel channel) { CALL("microkit_irq_ack", channel); }
void microkit_notify(microkit_channel channel) { CALL("microkit_notify", channel); }

bool guest_init(arch_guest_init_t guest)
{
    struct guest_ram_region ram = guest.guest_ram_regions[0];
    return CALL("guest_init", guest.num_vcpus, guest.num_guest_ram_regions, ram.gpa_start, ram.size, (uint64_t)ram.vmm_vaddr);
}

uint64_t linux_setup_images(uint64_t ram, uintptr_t kernel, size_t kernel_size, uintptr_t devicetree, uint64_t devicetree_address,
                            size_t devicetree_size, uintptr_t initrd, uint64_t initrd_address, size_t initrd_size)
{
    (void)initrd, (void)initrd_size;
    CALL("linux_setup_images", ram, devicetree_address, initrd_address, __builtin_bswap32(*(uint32_t *)devicetree));
    return kernel_size && devicetree_size && kernel ? ram : 0;
}

bool virq_register_passthrough(irq_routing_info_t route, microkit_channel channel) { return CALL("virq_register_passthrough", route.vcpu, route.intid, channel); }
bool virq_handle_passthrough(microkit_channel channel) { return CALL("virq_handle_passthrough", channel); }
bool guest_start(uintptr_t entry, uintptr_t devicetree, uintptr_t initrd) { return CALL("guest_start", entry, devicetree, initrd); }
bool fault_handle(size_t vcpu, microkit_msginfo message) { return !CALL("fault_handle", vcpu, microkit_msginfo_get_label(message)); }
seL4_Word microkit_mr_get(unsigned char index) { return index == seL4_VMFault_Addr ? 0x9030000 : 0; }

/* Where the system maps the clock's registers; here it is memory. */
#define REGISTERS ((volatile uint32_t *)0x10000000)

void _start(void)
{
    system_call(222 /* mmap */, (long)REGISTERS, 0x1000, 3 /* read, write */, 0x32 /* private, fixed, anonymous */, -1, 0);
    REGISTERS[0] = 100;

    put("init\n");
    init();
    for (microkit_channel channel = 0; channel < 3; channel++) {
        put("notified");
        put_hex(channel);
        put("\n");
        notified(channel);
    }
    if (fault) {
        put("fault\n");
        microkit_msginfo reply = { { 1 } };
        bool goes_on = fault(0, (microkit_msginfo) { { (seL4_Word)seL4_Fault_VMFault << 12 } }, &reply);
        put(goes_on ? "the guest goes on\n" : "the guest stops\n");
    } else {
        CALL("registers", REGISTERS[1], REGISTERS[4], REGISTERS[7]);
    }
    system_call(94 /* exit_group */, 0, 0, 0, 0, 0, 0);
}
