// What the C# compiler needs of this library, and what ILC replaces by instructions.

using System.Runtime.CompilerServices;

namespace System.Runtime.CompilerServices
{
    /// <summary>The C# compiler compiles what this class has a constant for.</summary>
    public static class RuntimeFeature
    {
        /// <summary>Fields such as <c>ref T</c>, of which spans consist.</summary>
        public const string ByRefFields = nameof(ByRefFields);
    }

    /// <summary>Marks a field that is <c>volatile</c>.</summary>
    public static class IsVolatile;

    /// <summary>ILC has a body of its own for a marked method.</summary>
    internal sealed class IntrinsicAttribute : Attribute;

    /// <summary>Local variables are not filled with zeros, for which ILC uses SIMD registers.</summary>
    public sealed class SkipLocalsInitAttribute : Attribute;

    /// <summary>Tables: ILC makes data of them.</summary>
    public static class RuntimeHelpers
    {
        /// <summary><c>static readonly uint[] Table = [1, 2, 3];</c></summary>
        [Intrinsic]
        public static void InitializeArray(Array array, RuntimeFieldHandle data)
        {
        }

        /// <summary><c>ReadOnlySpan&lt;uint&gt; Table => [1, 2, 3];</c></summary>
        [Intrinsic]
        public static ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle data) => default;
    }

    /// <summary>Arithmetic on references. The bodies are ILC's.</summary>
    internal static unsafe class Unsafe
    {
        [Intrinsic]
        public static ref T Add<T>(ref T first, int index) => ref first;

        [Intrinsic]
        public static ref TTo As<TFrom, TTo>(ref TFrom location) => ref As<TFrom, TTo>(ref location);

        [Intrinsic]
        public static ref T AsRef<T>(ref readonly T location) => ref AsRef(in location);

        [Intrinsic]
        public static ref T AsRef<T>(void* address) => ref AsRef<T>(address);
    }
}

namespace System.Runtime.InteropServices
{
    /// <summary>The C# compiler marks an indexer that returns <c>ref readonly</c> with it.</summary>
    public sealed class InAttribute : Attribute;
}

namespace System.Threading
{
    /// <summary>Accesses to registers of devices: each happens, once, in the order of the program.</summary>
    public static class Volatile
    {
        private struct Register
        {
            public volatile uint Value;
        }

        public static uint Read(ref readonly uint location) => Unsafe.As<uint, Register>(ref Unsafe.AsRef(in location)).Value;

        public static void Write(ref uint location, uint value) => Unsafe.As<uint, Register>(ref location).Value = value;
    }
}
