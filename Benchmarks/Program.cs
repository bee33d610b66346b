using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Boards.Benchmarks;

// In this process: a generated project would have to be restored, and shares no compiler with what it measures.
BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly).Run(
    args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
