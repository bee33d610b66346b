using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Boards.Tests.Docs;

/// <summary>
/// A page of the documentation, and its fenced blocks. A comment before a block is the reason why it is not run:
/// <c>&lt;!-- not run: needs a board --&gt;</c>.
/// </summary>
internal sealed partial class Page
{
    private Page(string name)
    {
        Name = name;
        File = Path.Combine(Repository.Root, name);
        Text = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");
    }

    /// <summary>The pages: the README and those in <c>docs</c>. The pages of diagnostics have their own tests.</summary>
    public static TheoryData<string> Names =>
    [
        "README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(static file => "docs/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The path below the root of the repository.</summary>
    public string Name { get; }

    /// <summary>The full path.</summary>
    public string File { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The blocks in the given languages, or all blocks, in order.</summary>
    public IEnumerable<Block> Blocks(params string[] languages) => Fence().Matches(Text)
        .Select(match => new Block(
            match.Groups["language"].Value,
            match.Groups["text"].Value,
            match.Groups["why"] is { Success: true, Value: var why } ? why : null,
            Text.AsSpan(0, match.Index).Count('\n') + 1))
        .Where(block => languages.Length == 0 || languages.Contains(block.Language));

    /// <summary>Reads a page.</summary>
    public static Page Of(string name) => new(name);

    [GeneratedRegex(@"^(?:<!-- not run: (?<why>[^\n]+) -->\n)?```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    /// <summary>A fenced block.</summary>
    /// <param name="Language">Its language; empty for the output of a program.</param>
    /// <param name="Text">Its lines.</param>
    /// <param name="NotRun">Why it is not run; null if it is.</param>
    /// <param name="Line">Its line in the page.</param>
    internal sealed record Block(string Language, string Text, string? NotRun, int Line);
}
