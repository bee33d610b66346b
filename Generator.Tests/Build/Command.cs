using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Boards.Tests.Build;

/// <summary>Runs commands as a user would.</summary>
internal static class Command
{
    // Far longer than any step takes on a slow machine: it only ends a hang.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs <c>dotnet</c> in a folder and returns what it printed, errors last, whatever its exit code.</summary>
    public static Task<CommandResult> DotnetAsync(string folder, params string[] arguments) =>
        RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    /// <summary>Runs a program in a folder and returns what it printed, errors last, whatever its exit code.</summary>
    public static async Task<CommandResult> RunAsync(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        ForgetTheOuterBuild(start.Environment);

        string name = Path.GetFileNameWithoutExtension(program) + " " + string.Join(' ', arguments);
        StringBuilder output = new();
        StringBuilder errors = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Append(errors, $"Ended after {Limit}.");
            return new CommandResult(name, -1, Printed());
        }

        return new CommandResult(name, process.ExitCode, Printed());

        // The two streams are read by two threads in no fixed order: in one text, a line of one could split what the other shows.
        string Printed()
        {
            lock (output)
            {
                lock (errors)
                    return output.ToString() + errors;
            }
        }
    }

    // A stream ends with null.
    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;

        lock (text)
            text.Append(line).Append('\n');
    }

    // `dotnet test` runs in MSBuild and passes its settings to child processes; a build that a user starts has none.
    private static void ForgetTheOuterBuild(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.ToArray())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                environment.Remove(name);
        }

        // No MSBuild node remains that would keep files open in a folder that is deleted.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDTERMINALLOGGER"] = "off";
    }
}
