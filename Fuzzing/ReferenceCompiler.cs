using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Boards.Fuzzing;

/// <summary>The reference compiler and its companions, if they are installed.</summary>
internal static class ReferenceCompiler
{
    private const int LongestMilliseconds = 20_000;

    /// <summary>Whether a program is on the path.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program with bytes as its input. Returns its output if it succeeds, otherwise null.</summary>
    public static byte[]? Run(string program, byte[] input, params string[] arguments) => RunIn("", program, input, arguments);

    /// <summary>The same in a folder.</summary>
    public static byte[]? RunIn(string folder, string program, byte[] input, params string[] arguments) =>
        Ask(folder, program, input, arguments) is { ExitCode: 0 } answer ? answer.Output : null;

    /// <summary>
    /// The exit code and the output of a program. The reference exits with 1 or 2 if it rejects an input, and with more if it fails or is
    /// ended: it reads a file such as <c>/dev/zero</c> without end.
    /// </summary>
    public static (int ExitCode, byte[] Output) Ask(string folder, string program, byte[] input, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The date that our preprocessor uses if none is set.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        using MemoryStream output = new();
        System.Threading.Tasks.Task copy = process.StandardOutput.BaseStream.CopyToAsync(output);
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it had read everything.
        }

        if (!copy.Wait(LongestMilliseconds))
            process.Kill();
        copy.Wait();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray());
    }

    /// <summary>The flattened tree of a source, or null if the reference rejects it.</summary>
    public static byte[]? Compile(byte[] source, params string[] flags) => Run("dtc", source, ["-q", "-I", "dts", "-O", "dtb", .. flags, "-"]);
}
