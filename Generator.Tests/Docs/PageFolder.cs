using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Tests.Tool;

namespace Boards.Tests.Docs;

/// <summary>A folder with the files that the commands of the pages name, and runs of <c>boards</c> in it.</summary>
internal sealed partial class PageFolder : IDisposable
{
    private static readonly string[] Extensions = [".dtb", ".dts", ".dtso", ".system", ".h", ".html"];

    private static readonly string[] PathOptions = ["-o", "--out", "--out-dir", "--board", "--system", "--overlay", "--guest-overlay", "--check", "--guest"];

    private readonly ToolRun _run = new();

    public PageFolder()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "Boards.OdroidC4")).Where(static file => !file.EndsWith(".csproj", StringComparison.Ordinal)))
            File.Copy(file, _run.PathOf(Path.GetFileName(file)));
        File.Copy(_run.PathOf("odroidc4.dts"), _run.PathOf("board.dts"));
        File.Copy(Path.Combine(Repository.Root, "Boards.Qemu", "virt-gicv2.dts"), _run.PathOf("virt.dts"));
    }

    public void Dispose() => _run.Dispose();

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => _run.File(name, text);

    /// <summary>Runs a command line that begins with <c>boards</c>. Returns the exit code and the output, without the name of the folder.</summary>
    public (int Code, string Printed) Run(string line)
    {
        string[] words = [.. Words().Matches(line).Select(static word => word.Value.Trim('"')).Skip(1)];
        string[] arguments = [.. words.SelectMany((word, i) => InFolder(word, i > 0 ? words[i - 1] : ""))];
        _run.Boards(arguments);
        string printed = (_run.Text + _run.Messages).Replace(Path.GetDirectoryName(_run.PathOf("x"))! + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        return (_run.Code, printed.Length > 0 && !printed.EndsWith('\n') ? printed + "\n" : printed);
    }

    // A pattern is expanded as by a shell.
    private IEnumerable<string> InFolder(string word, string before) => word switch
    {
        _ when word.Contains('*', StringComparison.Ordinal) => Directory.GetFiles(_run.PathOf("."), word).Order(StringComparer.Ordinal),
        _ when word.StartsWith('-') || Path.IsPathRooted(word) => [word],
        _ when PathOptions.Contains(before) || Extensions.Contains(Path.GetExtension(word)) || File.Exists(_run.PathOf(word)) => [_run.PathOf(word)],
        _ => [word],
    };

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();
}
