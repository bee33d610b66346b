// Functions that ILC calls for what no instruction does. It finds them by name; they differ between major versions of .NET.

using System;

namespace Internal.Runtime.CompilerHelpers
{
    /// <summary>
    /// The functions that ILC calls where .NET throws an exception. There are no exceptions here, so they write to address 0, which is
    /// never mapped: Microkit's monitor prints the registers. <c>pc</c> is in one of these functions, and <c>lr</c> in its caller.
    /// </summary>
    internal static unsafe class ThrowHelpers
    {
        // An index of an array or a span.
        internal static void ThrowIndexOutOfRangeException() => Stop();

        // A division by a number that is not a constant.
        internal static void ThrowDivideByZeroException() => Stop();

        // Arithmetic in `checked`.
        internal static void ThrowOverflowException() => Stop();

        // A call on null.
        internal static void ThrowNullReferenceException() => Stop();

        // A body that is left out. ILC looks this function up in any program.
        internal static void ThrowFeatureBodyRemoved() => Stop();

        // Uses of what is not in this library. ILC compiles them to a call of these, and reports IL1005, which the build makes an error.
        internal static void ThrowTypeLoadException(int id, string className, string typeName) => Stop();
        internal static void ThrowTypeLoadExceptionWithArgument(int id, string className, string typeName, string argument) => Stop();
        internal static void ThrowMissingMethodException(int id, string methodName) => Stop();
        internal static void ThrowMissingFieldException(int id, string fieldName) => Stop();

        private static void Stop() => *(int*)0 = 0;
    }

    /// <summary>ILC looks it up if a table has data; the methods of <c>RuntimeHelpers</c> are replaced before it would be called.</summary>
    internal static class LdTokenHelpers
    {
        internal static RuntimeFieldHandle GetRuntimeFieldHandle(nint data) => default;
    }
}

namespace System
{
    /// <summary>Copies and fills of structures.</summary>
    internal static unsafe class SpanHelpers
    {
        // Assignment of a large structure; the two may overlap.
        internal static void Memmove(ref byte target, ref byte source, nuint length)
        {
            fixed (byte* to = &target, from = &source)
            {
                if (to <= from)
                {
                    for (nuint i = 0; i < length; i++)
                        to[i] = from[i];
                }
                else
                {
                    for (nuint i = length; i > 0; i--)
                        to[i - 1] = from[i - 1];
                }
            }
        }

        // `= default` of a large structure.
        internal static void ClearWithoutReferences(ref byte target, nuint length) => Fill(ref target, 0, length);

        // A stackalloc with an initial value.
        internal static void Fill(ref byte target, byte value, nuint length)
        {
            fixed (byte* to = &target)
            {
                for (nuint i = 0; i < length; i++)
                    to[i] = value;
            }
        }
    }

    /// <summary>Copies of structures that contain references, such as <c>Boards.InterruptRoute</c>.</summary>
    internal static class Buffer
    {
        internal static void BulkMoveWithWriteBarrier(ref byte target, ref byte source, nuint length) =>
            SpanHelpers.Memmove(ref target, ref source, length);
    }
}

namespace System.Runtime
{
    /// <summary>Casts of objects. ILC looks them up in any program; a program without a heap has nothing to cast.</summary>
    internal static class TypeCast
    {
        internal static object? CheckCastAny(nint type, object? value) => value;
        internal static object? CheckCastInterface(nint type, object? value) => value;
        internal static object? CheckCastClass(nint type, object? value) => value;
        internal static object? CheckCastClassSpecial(nint type, object? value) => value;
        internal static object? IsInstanceOfAny(nint type, object? value) => value;
        internal static object? IsInstanceOfInterface(nint type, object? value) => value;
        internal static object? IsInstanceOfClass(nint type, object? value) => value;
        internal static bool IsInstanceOfException(nint type, object? value) => false;
    }
}

namespace System.Runtime.InteropServices
{
    /// <summary>ILC looks it up in any program that has interfaces.</summary>
    internal interface IDynamicInterfaceCastable
    {
        nint GetDynamicInterfaceImplementation(nint type);
    }
}
