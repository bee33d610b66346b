using System.Runtime.CompilerServices;

// The compiler would use SIMD registers only to zero local variables, and a protection domain may not have these registers.
[module: SkipLocalsInit]
