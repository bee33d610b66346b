/* The inline functions of microkit.h that the C# calls. */

#include <microkit.h>

void shim_irq_ack(microkit_channel channel) { microkit_irq_ack(channel); }
void shim_notify(microkit_channel channel) { microkit_notify(channel); }
