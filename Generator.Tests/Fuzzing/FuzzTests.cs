using System;
using System.Linq;
using Boards.Fuzzing;
using Boards.Fuzzing.Kinds;
using Xunit;

namespace Boards.Tests.Fuzzing;

/// <summary>
/// What must be true of every input, for inputs of fixed seeds. <c>dotnet run -c Release --project Fuzzing -- KIND --seed N</c>
/// runs other seeds.
/// </summary>
public sealed class FuzzTests
{
    public static TheoryData<string, int> Counts => new() { { "sources", 1000 }, { "blobs", 8000 }, { "overlays", 1000 }, { "systems", 500 }, { "declarations", 100 }, { "truncations", 300 } };

    [Theory]
    [MemberData(nameof(Counts))]
    [Trait("Category", "Slow")]
    public void Every_property_is_true_of_each_input(string kind, int count) => AssertTrue(kind, seed: 1_000_000, count);

    [Fact]
    public void Every_kind_is_run() => Assert.Equal(FuzzKinds.All.Select(static kind => kind.Name), Counts.Select(static row => (string)row[0]));

    [Fact]
    public void A_seed_gives_the_same_input_each_time()
    {
        foreach (FuzzKind kind in FuzzKinds.All)
        {
            for (long seed = 7; seed < 17; seed++)
                Assert.Equal(kind.Draw(seed).ToString(), kind.Draw(seed).ToString());
            Assert.NotEqual(kind.Draw(8).ToString(), kind.Draw(9).ToString());
        }
    }

    // Input that the compiler does not accept would not show what compiles with the package.
    [Fact]
    [Trait("Category", "Slow")]
    public void Most_declarations_compile_without_the_package()
    {
        DeclarationKind kind = new();
        for (long seed = 0; seed < 40; seed++)
            kind.Check(kind.Draw(seed), withReference: false, default);
        Assert.InRange(kind.Compiled, 30, 40);
    }

    [Fact]
    public void A_fault_is_found_and_its_input_is_made_smaller()
    {
        Fuzzer fuzzer = new(new NoUppercase(), withReference: false);
        (long seed, FuzzInput input, Fault fault) = Assert.Single(fuzzer.Run(seed: 3, count: 5));
        Assert.Equal((3, "no uppercase"), (seed, fault.Property));
        Assert.Equal("X", fuzzer.Minimise(input, fault).ToString());
        Assert.Equal(5, fuzzer.Count);
    }

    [Fact]
    public void An_exception_is_a_fault()
    {
        Fault fault = new Fuzzer(new NoUppercase(), withReference: false).FaultOf(FuzzInput.Of("t", "?"), asksReference: false)!;
        Assert.StartsWith("no exception: InvalidOperationException", fault.Property, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_are_one_input()
    {
        (string, string)[] files = [("a", "one\ntwo"), ("b", ""), ("c", "\n")];
        Assert.Equal(files, FuzzInput.Of(files).Files());
    }

    private static void AssertTrue(string name, long seed, int count)
    {
        FuzzKind kind = FuzzKinds.All.Single(kind => kind.Name == name);
        Fuzzer fuzzer = new(kind, withReference: ReferenceCompiler.Has("dtc"));
        string[] faults = [.. fuzzer.Run(seed, count).Select(found => $"{name}, seed {found.Seed}: not true: {found.Fault.Property}\n{found.Fault.Detail}\n{found.Input}")];
        Assert.True(faults.Length == 0, string.Join("\n\n", faults));
        Assert.Equal(count, fuzzer.Count);
    }

    private sealed class NoUppercase : FuzzKind
    {
        public override string Name => "text";

        public override FuzzInput Draw(long seed) => FuzzInput.Of("t", $"some text with X in it, {seed}");

        public override Fault? Check(FuzzInput input, bool withReference, System.Threading.CancellationToken cancel) =>
            input.Text == "?" ? throw new InvalidOperationException() : input.Text.Any(char.IsUpper) ? new Fault("no uppercase", input.Text) : null;
    }
}
