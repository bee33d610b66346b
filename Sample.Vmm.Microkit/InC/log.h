/* Text and numbers on the debug console: what Log.cs has. */

#pragma once

#include <stdint.h>
#include <microkit.h>

static inline void put(const char *text)
{
    while (*text)
        microkit_dbg_putc(*text++);
}

static inline void put_decimal(uint32_t value)
{
    char digits[11];
    int first = sizeof digits - 1;
    digits[first] = 0;
    do {
        digits[--first] = '0' + value % 10;
        value /= 10;
    } while (value);
    put(digits + first);
}

static inline void put_hex(uint64_t value)
{
    put("0x");
    int shift = 60;
    while (shift > 0 && value >> shift == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        microkit_dbg_putc("0123456789abcdef"[value >> shift & 0xf]);
}

static inline void report(const char *text, uint32_t number)
{
    put(text);
    put_decimal(number);
    put("\n");
}
