// Types that ILC and the C# compiler look up by name, in any program. They need no members: operations on numbers are instructions.

namespace System
{
    /// <summary>The root of all types. ILC numbers its virtual methods, so it must have these three, in this order.</summary>
    public unsafe class Object
    {
        // The first word of each object. ILC writes it into strings and arrays that are data of the program.
        internal Internal.Runtime.MethodTable* Type;

        public virtual bool Equals(object? other) => this == other;
        public virtual int GetHashCode() => 0;
        public virtual string? ToString() => null;
    }

    // Numbers. There are no floating-point types, so code that uses them is rejected.
    public struct Void;
    public struct Boolean;
    public struct Char;
    public struct SByte;
    public struct Byte;
    public struct Int16;
    public struct UInt16;
    public struct Int32;
    public struct UInt32;
    public struct Int64;
    public struct UInt64;
    public struct IntPtr;
    public struct UIntPtr;

    /// <summary>The base of structures.</summary>
    public abstract class ValueType;

    /// <summary>The base of enumerations, such as <c>Boards.TriggerMode</c>.</summary>
    public abstract class Enum : ValueType;

    /// <summary>An interface of <c>Boards.Region</c>, <c>Interrupt</c> and <c>InterruptRoute</c>, which are records.</summary>
    public interface IEquatable<T>;

    /// <summary>The virtual CPU in <c>Boards.InterruptRoute</c> is an <c>int?</c>.</summary>
    public readonly struct Nullable<T>(T value)
        where T : struct
    {
        private readonly bool _hasValue = true;
        private readonly T _value = value;

        public bool HasValue => _hasValue;
        public T GetValueOrDefault() => _value;
    }

    /// <summary>The class of string literals. ILC writes the length and the characters in this order.</summary>
    public sealed class String
    {
        private readonly int _stringLength;
        internal readonly char _firstChar;

        public int Length => _stringLength;
    }

    /// <summary>The data of a table, for <c>RuntimeHelpers</c>.</summary>
    public struct RuntimeFieldHandle
    {
        internal nint _value;
    }

    /// <summary>The base of arrays. ILC writes the length first. <c>array.Length</c> and <c>array[i]</c> are instructions.</summary>
    public abstract class Array
    {
        private readonly int _length;

        public int Length => _length;
    }

    /// <summary>The type from which an array gets its interfaces; it has none.</summary>
    public class Array<T> : Array;

    /// <summary>The base of attributes, which the C# compiler looks up. They cost nothing, because ILC does not keep them.</summary>
    public class Attribute;

    /// <summary>The C# compiler looks it up where an attribute is declared.</summary>
    public sealed class AttributeUsageAttribute(AttributeTargets targets) : Attribute
    {
        public AttributeTargets ValidOn => targets;
        public bool AllowMultiple { get; set; }
        public bool Inherited { get; set; }
    }

    /// <summary>The parameter of <see cref="AttributeUsageAttribute"/>.</summary>
    public enum AttributeTargets
    {
        All = 0x7fff,
    }
}

namespace Internal.Runtime
{
    /// <summary>What the first word of an object points to. ILC writes it, and nothing here reads it.</summary>
    internal struct MethodTable;
}

namespace System.Reflection
{
    /// <summary>The C# compiler applies it to types that have an indexer.</summary>
    public sealed class DefaultMemberAttribute(string name) : Attribute
    {
        public string Name => name;
    }
}
