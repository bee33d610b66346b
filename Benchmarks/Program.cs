using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Boards.Benchmarks;
using Perfolizer.Horology;

if (args is ["hardware", var root, .. var list])
    return HardwareReport.Run(root, list.Length > 0 ? list[0] : null);

if (args is ["guests", var tree, var boards, var seed])
    return GuestReport.Run(tree, int.Parse(boards, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));

if (args is ["lsp", .. var process])
    return LanguageServerReport.Run(process);

if (args is ["cancel", .. var points])
    return CancellationReport.Run(points.Length > 0 ? int.Parse(points[0], CultureInfo.InvariantCulture) : 60, points.Length > 1 ? points[1] : "");

// In this process, because a generated project would have to be restored and would use another compiler. Many short iterations, so that
// the median leaves out those in which other processes had the CPU.
BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly).Run(
    args,
    DefaultConfig.Instance.AddColumn(StatisticColumn.Median).AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(10).WithIterationCount(40).WithIterationTime(TimeInterval.FromMilliseconds(50))));
return 0;
