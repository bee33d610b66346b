using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Boards.Tool.Commands;

/// <summary>Runs a command again whenever a file that it read has changed, until it is interrupted.</summary>
internal static class Watch
{
    /// <summary>Runs the command, at least once.</summary>
    /// <returns>The exit code of the last run.</returns>
    public static int Run(Func<Output, CancellationToken, int> run, Output output)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        while (true)
        {
            RunInput input = new(output.Input.Standard);
            int code = Once(watched => run(watched, stop.Token), output with { Input = input });
            output.Messages.Write(FormattableString.Invariant($"boards: watching {input.Count} {(input.Count == 1 ? "file" : "files")}; Ctrl-C ends\n"));
            if (input.WaitForChange(stop.Token) is not { } changed)
                return code;
            output.Messages.Write($"boards: '{changed}' has changed\n");
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    // A file may be missing for a moment while an editor replaces it.
    private static int Once(Func<Output, int> run, Output output)
    {
        try
        {
            return run(output);
        }
        catch (UnusableFileException unusable)
        {
            Output.Report(unusable, output.Messages);
            return ExitCode.WrongUse;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Fine;
        }
    }
}
