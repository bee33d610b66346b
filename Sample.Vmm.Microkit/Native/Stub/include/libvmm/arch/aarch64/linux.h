#pragma once

#include <stddef.h>
#include <stdint.h>

uint64_t linux_setup_images(uint64_t ram, uintptr_t kernel, size_t kernel_size, uintptr_t devicetree, uint64_t devicetree_address,
                            size_t devicetree_size, uintptr_t initrd, uint64_t initrd_address, size_t initrd_size);
