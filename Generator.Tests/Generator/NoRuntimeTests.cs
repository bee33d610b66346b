using System.Threading.Tasks;
using Boards.Generator.Runtime;
using Boards.Tests.Harness;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>C# that does not work without a runtime is reported in projects that have none.</summary>
public sealed class NoRuntimeTests
{
    private const string Core = """
        namespace System
        {
            public struct Int32;
            public interface IEquatable<T>;
            public readonly ref struct Span<T>
            {
                public Span(int length) { }
                public int Length => 0;
                public ref T this[int index] => throw null;
                public Span<T> Slice(int start, int length) => this;
                public static implicit operator ReadOnlySpan<T>(Span<T> span) => default;
            }
            public readonly ref struct ReadOnlySpan<T>
            {
                public int Length => 0;
                public ref readonly T this[int index] => throw null;
            }
        }
        namespace System.Threading
        {
            public static class Volatile { public static uint Read(ref readonly uint location) => 0; }
        }
        """;

    private const string Program = """
        #pragma warning disable CS0169, CS0219, CS0414, CS0649, CS8600, CS8601, CS8618, CS8603, CS8794
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using Boards;
        enum Kind { One, Two }
        struct Pair : IEquatable<Pair> { public uint A; public uint B; public bool Equals(Pair other) => A == other.A; }
        struct Listed : IDisposable { public void Dispose() { } }
        class Thing { }
        static unsafe class Program
        {
            static int zero;
            static string text;
            static Listed Made() => default;
            MEMBER
        }
        """;

    [Theory]
    [InlineData("static int M(int i) { if (i < 0) {|BRD5001:throw new Exception();|} return i; }")]
    [InlineData("static int M(int i) => i < 0 ? {|BRD5001:throw new Exception()|} : i;")]
    [InlineData("static int M(int i) { try { return 1 / i; } {|BRD5001:catch { return 0; }|} }")]
    [InlineData("static Thing M() => {|BRD5002:new Thing()|};")]
    [InlineData("static Thing M() => {|BRD5002:new()|};")]
    [InlineData("static int M(int i) { uint[] a = {|BRD5002:new uint[4]|}; return i; }")]
    [InlineData("static int[] M(int i) => {|BRD5002:[i, 2]|};")]
    [InlineData("static int M(params int[] values) => 0; static int N() => {|BRD5002:M(1, 2)|};")]
    [InlineData("static int M(int i) { var a = {|BRD5002:new { i }|}; return i; }")]
    [InlineData("static object M(int i) => {|BRD5003:i|};")]
    [InlineData("static IEquatable<Pair> M(Pair pair) => {|BRD5003:pair|};")]
    [InlineData("static object M(Kind kind) => {|BRD5003:(object)kind|};")]
    [InlineData("static Func<int, int> M() => {|BRD5004:static i => i|};")]
    [InlineData("static Action M() => {|BRD5004:N|}; static void N() { }")]
    [InlineData("static string M(int i) => {|BRD5005:$\"a{i}\"|};")]
    [InlineData("static string M(string a) => {|BRD5005:a + \"b\" + a|};")]
    [InlineData("static string M(string a) { {|BRD5005:a += \"b\"|}; return a; }")]
    [InlineData("static string M(Kind kind) => {|BRD5005:kind.ToString()|};")]
    [InlineData("static string M(Region region) => {|BRD5005:region.ToString()|};")]
    [InlineData("static int M(string a) { switch ({|BRD5006:a|}) { case \"b\": return 1; default: return 2; } }")]
    [InlineData("static int M(string a) => {|BRD5006:a|} switch { \"b\" => 1, _ => 2 };")]
    [InlineData("static bool M(string a) => {|BRD5006:a == \"b\"|};")]
    [InlineData("static bool M(string a) => {|BRD5006:a is \"b\"|};")]
    [InlineData("static int M(object o) { {|BRD5007:lock (o) { return 1; }|} }")]
    [InlineData("static void M() { Span<byte> a = {|BRD5008:stackalloc byte[1025]|}; }")]
    [InlineData("static void M() { Span<ulong> a = {|BRD5008:stackalloc ulong[129]|}; }")]
    [InlineData("static void M() { byte* a = {|BRD5008:stackalloc byte[20000]|}; }")]
    [InlineData("static void M(int i) { Span<byte> a = {|BRD5008:stackalloc byte[i]|}; }")]
    [InlineData("[ThreadStatic] static int {|BRD5009:count|};")]
    [InlineData("static readonly Thing {|BRD5010:thing|} = {|BRD5002:new()|};")]
    [InlineData("static readonly string[] {|BRD5010:names|} = [\"a\"];")]
    [InlineData("static string {|BRD5010:Name|} { get; } = text;")]
    [InlineData("static int M(int i) => {|BRD5011:Math.Max(i, 1)|};")]
    [InlineData("static int M(Span<int> a) { {|BRD5011:a.Clear()|}; return a.Length; }")]
    [InlineData("static bool M(Span<int> a) => {|BRD5011:a.IsEmpty|};")]
    [InlineData("static double M(int i) => {|BRD5011:i / 2.5|};")]
    [InlineData("static Type M() => {|BRD5011:typeof(int)|};")]
    [InlineData("static int M(int i) { (int, int) pair = {|BRD5011:(i, 1)|}; return i; }")]
    [InlineData("static int M(int i) => checked({|BRD5011:i * 2|});")]
    [InlineData("static InterruptRoutes All => default; static int M() { foreach (InterruptRoute route in {|BRD5011:All|}) return route.Channel; return 0; }")]
    [InlineData("static void M() { Listed a = {|BRD5011:Made()|}; }")]
    public Task What_does_not_work_is_reported_where_it_is(string member) => Of(member).RunAsync();

    [Theory]
    [InlineData("static int M(Span<int> a) => a[0] + a.Length + a[1..2].Length;")]
    [InlineData("static ReadOnlySpan<int> M(Span<int> a) => a;")]
    [InlineData("static ReadOnlySpan<byte> M() => \"text\\n\"u8;")]
    [InlineData("static ReadOnlySpan<uint> M() => [1, 2, 3];")]
    [InlineData("static ReadOnlySpan<byte> M() => new byte[] { 1, 2, 3 };")]
    [InlineData("static readonly uint[] Table = [1, 2, 3];")]
    [InlineData("static readonly ulong[] Table = { 1, 2, 3 };")]
    [InlineData("static readonly Kind[] Table = new[] { Kind.One, Kind.Two };")]
    [InlineData("static readonly string Name = \"a\";")]
    [InlineData("const string Name = \"a\" + \"b\"; static string M() => $\"{Name}c\" == Name ? Name : nameof(Math.Max);")]
    [InlineData("static bool M(string? a) => a == null;")]
    [InlineData("static int M(int a, int b) => checked(a + b) * a;")]
    [InlineData("static uint count = 5; static uint M() => count++;")]
    [InlineData("static Pair M(uint a) => new Pair { A = a, B = 2 };")]
    [InlineData("static uint M(Pair a) => a.Equals(new Pair()) ? 1u : 0;")]
    [InlineData("static void M() { Span<byte> a = stackalloc byte[1024]; Span<ulong> b = stackalloc ulong[] { 1, 2 }; }")]
    [InlineData("static uint M(ulong address) => Volatile.Read(ref *(uint*)address);")]
    [InlineData("static int M(int a, int b) { (a, b) = (b, a); return a; }")]
    [InlineData("static int M(Kind kind) => kind switch { Kind.One => 1, _ => 2 };")]
    [InlineData("static delegate*<int, int> M() => &N; static int N(int i) => i;")]
    [InlineData("[Obsolete(\"a\")] static int M(int i) { int Local(int j) => j + i; return Local(1) + int.MaxValue; }")]
    public Task What_works_is_not_reported(string member) => Of(member).RunAsync();

    [Fact]
    public Task Without_the_property_nothing_is_reported()
    {
        BoardTest test = Of("static object M(int i) => i < 0 ? throw new Exception() : $\"{Math.Max(i, 1)}\";");
        test.GlobalOptions.Remove("build_property.BoardsNoRuntime");
        return test.RunAsync();
    }

    [Fact]
    public Task Without_the_sources_of_the_core_library_its_members_are_unknown()
    {
        BoardTest test = Of("static object M(int i) => {|BRD5003:Math.Max(i, 1)|};");
        test.FileOptions.Clear();
        return test.RunAsync();
    }

    private static BoardTest Of(string member)
    {
        BoardTest test = new()
        {
            TestState = { Sources = { ("/p/Program.cs", Program.Replace("MEMBER", member, System.StringComparison.Ordinal)) }, AdditionalFiles = { ("/p/Core.cs", Core) } },
            GlobalOptions = { ["build_property.BoardsNoRuntime"] = "true" },
            FileOptions = { ["/p/Core.cs"] = new() { ["build_metadata.AdditionalFiles.BoardsCoreLibrary"] = "true" } },
        };
        test.Analyzers.Add(new NoRuntimeAnalyzer());
        return test;
    }
}
