/* The images of the guest, as data of the monitor. Without KERNEL or INITRD the image is empty. */

#include "images.h"

    .section .data.images, "aw", %progbits
    .globl guest_kernel, guest_kernel_end, guest_devicetree, guest_devicetree_end, guest_initrd, guest_initrd_end

    .balign 16
guest_kernel:
#ifdef KERNEL
    .incbin KERNEL
#endif
guest_kernel_end:
    .byte 0

    .balign 16
guest_devicetree:
    .incbin DEVICETREE
guest_devicetree_end:

    .balign 16
guest_initrd:
#ifdef INITRD
    .incbin INITRD
#endif
guest_initrd_end:
    .byte 0

    .section .note.GNU-stack, "", %progbits
