/* The part of libvmm's interface that the shim uses, for programs without seL4. */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <microkit.h>

struct guest_ram_region {
    uint64_t gpa_start;
    uint64_t size;
    void *vmm_vaddr;
};

typedef struct {
    size_t num_vcpus;
    size_t num_guest_ram_regions;
    struct guest_ram_region guest_ram_regions[3];
} arch_guest_init_t;

bool guest_init(arch_guest_init_t guest);
bool guest_start(uintptr_t entry, uintptr_t devicetree, uintptr_t initrd);
bool fault_handle(size_t vcpu, microkit_msginfo message);
