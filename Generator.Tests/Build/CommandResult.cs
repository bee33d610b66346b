using System;
using System.Linq;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The result of a command.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>Fails with the whole output if the command failed.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Readable}");
        return this;
    }

    /// <summary>Fails with the whole output if the command succeeded.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, $"{Command} succeeded:\n{Readable}");
        return this;
    }

    /// <summary>The errors and warnings, each once, without the project that MSBuild names after them.</summary>
    public string[] Problems => [.. Output
        .Split('\n')
        .Select(line => line.Trim())
        .Select(line => line.EndsWith("proj]", StringComparison.Ordinal) ? line[..line.LastIndexOf(" [", StringComparison.Ordinal)] : line)
        .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Fails if MSBuild did not find a target's outputs up to date.</summary>
    public void AssertSkipped(string target) => Assert.True(Skipped(target), $"{target} was not up to date:\n{Readable}");

    /// <summary>Fails if MSBuild found a target's outputs up to date.</summary>
    public void AssertNotSkipped(string target) => Assert.False(Skipped(target), $"{target} was up to date:\n{Readable}");

    private bool Skipped(string target) =>
        Output.Contains($"Skipping target \"{target}\" because all output files are up-to-date", StringComparison.Ordinal);

    // The compiler's command line alone would fill a screen.
    private string Readable => string.Join('\n', Output.Split('\n').Where(line => line.Length < 400));
}
