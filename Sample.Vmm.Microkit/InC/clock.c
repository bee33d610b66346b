/* The driver of Rtc/Clock.cs in C, to compare sizes: no build compiles it. */

#include "log.h"

#define REGISTERS ((volatile uint32_t *)0x10000000)
#define CHANNEL_ALARM 1
#define CHANNEL_VMM 0
#define PERIOD 10

enum { DATA = 0x00 / 4, MATCH = 0x04 / 4, INTERRUPT_MASK = 0x10 / 4, INTERRUPT_CLEAR = 0x1c / 4 };

void init(void)
{
    REGISTERS[INTERRUPT_CLEAR] = 1;
    REGISTERS[MATCH] = REGISTERS[DATA] + PERIOD;
    REGISTERS[INTERRUPT_MASK] = 1;
    microkit_irq_ack(CHANNEL_ALARM);
    report("rtc: init at second ", REGISTERS[DATA]);
}

void notified(microkit_channel channel)
{
    switch (channel) {
    case CHANNEL_ALARM:
        REGISTERS[INTERRUPT_CLEAR] = 1;
        REGISTERS[MATCH] = REGISTERS[DATA] + PERIOD;
        report("rtc: alarm at second ", REGISTERS[DATA]);
        microkit_irq_ack(channel);
        microkit_notify(CHANNEL_VMM);
        break;
    default:
        report("rtc: unknown channel ", channel);
        break;
    }
}
