using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Generator.Diagnostics;

/// <summary>C# that does not work in a program without the .NET runtime.</summary>
internal static class RuntimeDiagnostics
{
    public static readonly DiagnosticRule ThrowRule =
        new("BRD5001", "An exception is used without a runtime", Severity.Warning);

    public static readonly DiagnosticRule AllocationRule =
        new("BRD5002", "An object is allocated without a heap", Severity.Warning);

    public static readonly DiagnosticRule BoxingRule =
        new("BRD5003", "A value is boxed without a heap", Severity.Warning);

    public static readonly DiagnosticRule DelegateRule =
        new("BRD5004", "A delegate is made without a heap", Severity.Warning);

    public static readonly DiagnosticRule StringRule =
        new("BRD5005", "A string is made without a heap", Severity.Warning);

    public static readonly DiagnosticRule ComparisonRule =
        new("BRD5006", "Strings are compared without a runtime", Severity.Warning);

    public static readonly DiagnosticRule LockRule =
        new("BRD5007", "A lock is taken without threads", Severity.Warning);

    public static readonly DiagnosticRule StackRule =
        new("BRD5008", "A stackalloc is too large for a protection domain", Severity.Warning);

    public static readonly DiagnosticRule ThreadStaticRule =
        new("BRD5009", "A thread-static field is used without thread-local storage", Severity.Warning);

    public static readonly DiagnosticRule StaticRule =
        new("BRD5010", "A static field needs code at start-up", Severity.Warning);

    public static readonly DiagnosticRule MissingRule =
        new("BRD5011", "A member is not in the core library", Severity.Warning);

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        ThrowRule, AllocationRule, BoxingRule, DelegateRule, StringRule, ComparisonRule, LockRule, StackRule, ThreadStaticRule, StaticRule, MissingRule,
    ];

    private const string NeedsHeap = "needs a heap, which a program without a runtime does not have";

    /// <summary><c>throw</c> or <c>catch</c>.</summary>
    public static Diagnostic Exception(string keyword, SourceLocation at) => new(
        ThrowRule, at, $"'{keyword}' needs a runtime, which a protection domain does not have: the method never returns. Return a value instead");

    /// <summary><c>new</c> of a class or an array.</summary>
    public static Diagnostic Allocation(string type, SourceLocation at) => new(
        AllocationRule, at, $"allocating {type} {NeedsHeap}: the method never returns, or the program cannot be linked. Use a structure, a span or stackalloc");

    /// <summary>A structure becomes an object.</summary>
    public static Diagnostic Boxing(string from, string to, SourceLocation at) => new(
        BoxingRule, at, $"boxing {from} to {to} {NeedsHeap}: the program cannot be compiled or linked. Use a type parameter");

    /// <summary>A lambda or a method as a value.</summary>
    public static Diagnostic Delegate(SourceLocation at) => new(
        DelegateRule, at, $"a delegate {NeedsHeap}: the method never returns. Call a method, or use a function pointer");

    /// <summary>Interpolation, concatenation, <c>ToString</c>.</summary>
    public static Diagnostic String(SourceLocation at) => new(
        StringRule, at, $"making a string {NeedsHeap}: the method never returns. Write the parts one after the other");

    /// <summary><c>switch</c>, a pattern or <c>==</c>.</summary>
    public static Diagnostic Comparison(SourceLocation at) => new(
        ComparisonRule, at, "strings are compared here, for which the core library has no code: the method never returns. Compare numbers, or bytes");

    /// <summary><c>lock</c>.</summary>
    public static Diagnostic Lock(SourceLocation at) => new(
        LockRule, at, "'lock' needs a runtime, which a protection domain does not have, and its only thread needs no lock: the method never returns. Leave the lock out");

    /// <summary>A <c>stackalloc</c> larger than the limit, or of unknown size.</summary>
    public static Diagnostic Stack(long? size, int limit, SourceLocation at) => new(
        StackRule, at, $"{(size is { } bytes ? $"{bytes} bytes are" : "an unknown number of bytes is")} taken from the stack; expected at most {limit}: Microkit's stacks have 4096 or 8192 bytes by default, and below them is the next memory. Use a static table or a memory region");

    /// <summary><c>[ThreadStatic]</c>.</summary>
    public static Diagnostic ThreadStatic(string field, SourceLocation at) => new(
        ThreadStaticRule, at, $"{field} is thread-static, and a protection domain has no thread-local storage: the program cannot be compiled. A protection domain has one thread; use a static field");

    /// <summary>A static field that cannot be data of the program.</summary>
    public static Diagnostic Static(string field, SourceLocation at) => new(
        StaticRule, at, $"{field} gets its value from code at start-up, which does not run without a runtime: the field is null. Use a constant, a table of numbers, or a static field of a structure");

    /// <summary>A type or member that the framework has and the core library lacks.</summary>
    public static Diagnostic Missing(string member, SourceLocation at) => new(
        MissingRule, at, $"{member} is not in the core library: the method never returns. Write what you need yourself, or add it to the core library");
}
