/*
 * What the monitor calls of libvmm with structures, macros or symbols of C. The calls are those of libvmm 0.2, and of 0.1,
 * which has no ARM_GIC_IRQ_ROUTE. The rest of libvmm is called from C# directly.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <microkit.h>
#include <libvmm/guest.h>
#include <libvmm/virq.h>
#include <libvmm/arch/aarch64/linux.h>

extern char guest_kernel[], guest_kernel_end[], guest_devicetree[], guest_devicetree_end[], guest_initrd[], guest_initrd_end[];

#ifdef ARM_GIC_IRQ_ROUTE
bool shim_guest_init(uint64_t ram, uint64_t size, void *domain_address, size_t vcpus)
{
    arch_guest_init_t guest = {
        .num_vcpus = vcpus,
        .num_guest_ram_regions = 1,
        .guest_ram_regions = { { .gpa_start = ram, .size = size, .vmm_vaddr = domain_address } },
    };
    return guest_init(guest);
}

bool shim_register_passthrough(size_t vcpu, uint32_t irq, microkit_channel channel)
{
    return virq_register_passthrough(ARM_GIC_IRQ_ROUTE(vcpu, irq), channel);
}

bool shim_guest_start(uintptr_t entry, uintptr_t devicetree, uintptr_t initrd) { return guest_start(entry, devicetree, initrd); }

#define RAM(guest_address, domain_address) (guest_address)
#else
bool shim_guest_init(uint64_t ram, uint64_t size, void *domain_address, size_t vcpus)
{
    (void)ram, (void)size, (void)domain_address, (void)vcpus;
    return virq_controller_init(0);
}

bool shim_register_passthrough(size_t vcpu, uint32_t irq, microkit_channel channel) { return virq_register_passthrough(vcpu, irq, channel); }

bool shim_guest_start(uintptr_t entry, uintptr_t devicetree, uintptr_t initrd) { return guest_start(0, entry, devicetree, initrd); }

#define RAM(guest_address, domain_address) (domain_address)
#endif

uintptr_t shim_setup_images(uintptr_t ram, uintptr_t domain_address, uintptr_t devicetree, uintptr_t initrd)
{
    (void)ram, (void)domain_address;
    if (guest_kernel_end - guest_kernel == 0)
        return 0;
    return linux_setup_images(RAM(ram, domain_address),
                              (uintptr_t)guest_kernel, guest_kernel_end - guest_kernel,
                              (uintptr_t)guest_devicetree, devicetree, guest_devicetree_end - guest_devicetree,
                              (uintptr_t)guest_initrd, initrd, guest_initrd_end - guest_initrd);
}

bool shim_fault_address(seL4_Word message, uint64_t *address)
{
    microkit_msginfo info = { { message } };
    if (microkit_msginfo_get_label(info) != seL4_Fault_VMFault)
        return false;
    *address = microkit_mr_get(seL4_VMFault_Addr);
    return true;
}
