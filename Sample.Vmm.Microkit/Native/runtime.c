/*
 * What ILC's code calls of a runtime, for programs that have none: no garbage collector and no heap.
 */

/* Entry from C into C#, and return: a runtime notes that the thread runs C#. The argument is the frame. */
void RhpReversePInvoke(void *frame) { (void)frame; }
void RhpReversePInvokeReturn(void *frame) { (void)frame; }

/* After a call of C, C# calls the second if the first is not 0: a collector waits. */
int RhpTrapThreads;
void RhpGcPoll(void) {}

/* A write to address 0, which is never mapped: Microkit's monitor prints the registers, and lr is the place. */
static void stop(void) { *(volatile int *)0 = 0; __builtin_trap(); }

/* `new` of an array: there is no heap. The static tables of Boards' classes refer to it, and nothing runs that code. */
void *RhpNewArrayFast(void *type, long length) { (void)type; (void)length; stop(); return 0; }

/* A method with stackalloc puts this word between its variables and the return address, and compares it at the end. */
unsigned long __security_cookie = 0x7265646e61726f62;
void RhpFallbackFailFast(void) { stop(); }

/* Stores of references. x14 is the target and x15 the value, or x13 its place; a collector would note the store here. */
__asm__(".text\n"
        ".globl RhpAssignRefArm64, RhpCheckedAssignRefArm64, RhpByRefAssignRefArm64\n"
        "RhpByRefAssignRefArm64: ldr x15, [x13], #8\n"
        "RhpAssignRefArm64:\n"
        "RhpCheckedAssignRefArm64: str x15, [x14], #8\n"
        "ret\n");
