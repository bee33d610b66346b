using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>A program of this machine that knows better than we do.</summary>
internal static class ExternalTool
{
    /// <summary>Skips the test unless all of these are installed.</summary>
    public static void RequireAll(params string[] names)
    {
        foreach (string name in names)
            Skip.IfNot(IsInstalled(name), $"{name} is not installed");
    }

    /// <summary>Runs it to its end, which must be a good one.</summary>
    /// <returns>Bytes on the standard output, and text on the standard error.</returns>
    public static (byte[] Output, string Error) Run(string name, IEnumerable<string> arguments, byte[]? input = null)
    {
        using Process process = Process.Start(new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        MemoryStream output = new();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        Task.WaitAll(reading, error);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {error.Result}");
        return (output.ToArray(), error.Result);
    }

    private static bool IsInstalled(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, name)));
}
