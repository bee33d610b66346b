// What the C# compiler needs from this library, and what ILC replaces with instructions.

using System.Runtime.CompilerServices;

namespace System.Runtime.CompilerServices
{
    /// <summary>The C# compiler accepts the features for which this class has a constant.</summary>
    public static class RuntimeFeature
    {
        /// <summary>Fields such as <c>ref T</c>, which spans consist of.</summary>
        public const string ByRefFields = nameof(ByRefFields);
    }

    /// <summary>Marks a field that is <c>volatile</c>.</summary>
    public static class IsVolatile;

    /// <summary>ILC has its own body for a marked method.</summary>
    internal sealed class IntrinsicAttribute : Attribute;

    /// <summary>Local variables are not zeroed, because ILC would use SIMD registers for it.</summary>
    public sealed class SkipLocalsInitAttribute : Attribute;

    /// <summary>Tables, which ILC turns into data.</summary>
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
    /// <summary>The C# compiler applies it to an indexer that returns <c>ref readonly</c>.</summary>
    public sealed class InAttribute : Attribute;
}

namespace System.Threading
{
    /// <summary>Accesses to registers of devices: each is done exactly once, in program order.</summary>
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
