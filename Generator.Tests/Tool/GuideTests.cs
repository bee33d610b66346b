using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The commands of the guides print what the guides show.</summary>
public sealed partial class GuideTests : IDisposable
{
    // A line of this stands for any lines.
    private const string Anything = "…";

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    public static TheoryData<string> Guides => ["guide.md", "qemu.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_shows_what_its_commands_print(string guide)
    {
        string path = Path.Combine(Repository.Root, "docs", guide);
        string text = File.ReadAllText(path);
        foreach (string board in Directory.GetFiles(Path.Combine(Repository.Root, "Boards.OdroidC4")).Where(static file => !file.EndsWith(".csproj", StringComparison.Ordinal)))
            File.Copy(board, _run.PathOf(Path.GetFileName(board)));
        File.Copy(Path.Combine(Repository.Root, "Boards.Qemu", "virt-gicv2.dts"), _run.PathOf("virt.dts"));
        foreach (Match file in FileBlock().Matches(text))
            _run.File(file.Groups["name"].Value, file.Groups["text"].Value);

        // Commands may use what earlier ones wrote.
        string current = ConsoleBlock().Replace(text, block => $"```console\n{string.Concat(Commands(block.Groups["text"].Value).Select(Run))}```\n");
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1")
            File.WriteAllText(path, current);
        Assert.Equal(text, current);
    }

    // A command and what it prints; as it is written where that has all chunks between lines of anything.
    private string Run((string Line, string Output) command)
    {
        string[] arguments = [.. Words().Matches(command.Line).Select(static word => word.Value.Trim('"')).Skip(1).Select(InFolder)];
        _run.Boards(arguments);
        string printed = (_run.Text + _run.Messages).Replace(Path.GetDirectoryName(_run.PathOf("x"))! + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        if (printed.Length > 0 && !printed.EndsWith('\n'))
            printed += "\n";
        return command.Output.Split('\n').Contains(Anything) && HasChunks(printed, command.Output)
            ? $"$ {command.Line}\n{command.Output}"
            : $"$ {command.Line}\n{printed}";
    }

    private string InFolder(string word) =>
        !word.StartsWith('-') && (File.Exists(_run.PathOf(word)) || word.EndsWith(".dtb", StringComparison.Ordinal) || word.EndsWith(".dts", StringComparison.Ordinal) || word.EndsWith(".system", StringComparison.Ordinal) || word.EndsWith(".h", StringComparison.Ordinal))
            ? _run.PathOf(word)
            : word;

    private static bool HasChunks(string printed, string shown)
    {
        int at = 0;
        foreach (string chunk in ("\n" + shown).Split("\n" + Anything + "\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string lines = chunk.Trim('\n') + "\n";
            at = printed.IndexOf(lines, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += lines.Length;
        }

        return true;
    }

    private static IEnumerable<(string Line, string Output)> Commands(string block)
    {
        string? line = null;
        StringBuilder output = new();
        foreach (string next in block.Split('\n')[..^1])
        {
            if (!next.StartsWith("$ ", StringComparison.Ordinal))
            {
                output.Append(next).Append('\n');
                continue;
            }

            if (line is not null)
                yield return (line, output.ToString());
            line = next[2..];
            output.Clear();
        }

        if (line is not null)
            yield return (line, output.ToString());
    }

    [GeneratedRegex(@"```console\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^`(?<name>[\w.]+)`:\n\n```\w*\n(?<text>.*?)```\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();
}
