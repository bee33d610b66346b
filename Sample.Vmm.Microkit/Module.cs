using System.Runtime.CompilerServices;

// Zeroing of local variables is the only place where the compiler would use SIMD registers, which a protection domain need not have.
[module: SkipLocalsInit]
