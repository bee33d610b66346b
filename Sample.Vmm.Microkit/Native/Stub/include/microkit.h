/* The part of Microkit's interface that the shim uses, for programs without seL4. */

#pragma once

typedef unsigned int microkit_channel;
typedef unsigned int microkit_child;
typedef unsigned long seL4_Word;
typedef signed char seL4_Bool;
typedef struct { seL4_Word words[1]; } microkit_msginfo;

enum { seL4_VMFault_Addr = 1, seL4_Fault_VMFault = 5 };

void microkit_dbg_putc(int character);
void microkit_irq_ack(microkit_channel channel);
void microkit_notify(microkit_channel channel);
seL4_Word microkit_mr_get(unsigned char index);

static inline seL4_Word microkit_msginfo_get_label(microkit_msginfo message) { return message.words[0] >> 12; }

/* What the program has. */
void init(void);
void notified(microkit_channel channel);
seL4_Bool fault(microkit_child child, microkit_msginfo message, microkit_msginfo *reply);
