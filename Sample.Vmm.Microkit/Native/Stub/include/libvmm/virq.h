#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <microkit.h>

typedef struct {
    int vcpu;
    uint32_t intid;
} irq_routing_info_t;

#define ARM_GIC_IRQ_ROUTE(vcpu, intid) ((irq_routing_info_t) { (vcpu), (intid) })

bool virq_register_passthrough(irq_routing_info_t route, microkit_channel channel);
bool virq_handle_passthrough(microkit_channel channel);
