using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Boards.Tests.Architecture;

/// <summary>Titles, messages, pages, help and comments use none of the words that docs/contributing.md lists as out.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Projects =
    [
        "Benchmarks", "Boards", "Boards.OdroidC4", "Boards.Qemu", "Devicetree", "Fuzzing", "Generator", "Generator.Build", "Generator.CodeFixes", "Generator.Completion",
        "Generator.Tests", "Hardware", "LanguageServer", "Microkit", "Sample.Vmm", "Sample.Vmm.Microkit", "Tool",
    ];

    [Fact]
    public void No_text_of_the_product_uses_a_word_that_is_out()
    {
        string[] files = [.. Files()];
        Assert.True(files.Length > 800, $"only {files.Length} files were read");
        Assert.Empty(files.SelectMany(static path => File.ReadLines(path)
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(static line => Out().IsMatch(line.Line))
            .Select(line => $"{Path.GetRelativePath(Repository.Root, path)}:{line.Number}: {line.Line.Trim()}")));
    }

    [Theory]
    [InlineData("a mistake that is told once")]
    [InlineData("A_mistake_is_told_once()")]
    [InlineData("where the value stands")]
    [InlineData("the channel that tells of it")]
    [InlineData("Held against no board")]
    [InlineData("of whom it is")]
    [InlineData("a region says no sense")]
    [InlineData("which is no node's phandle")]
    public void A_word_that_is_out_is_found(string text) => Assert.Matches(Out(), text);

    // The page for contributors and this test list the words.
    private static IEnumerable<string> Files() => Projects
        .SelectMany(static project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Path.Combine(Repository.Root, project), path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Where(static path => Path.GetExtension(path) is ".cs" or ".targets" or ".props" or ".md" or ".txt" or ".sh"))
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
        .Append(Path.Combine(Repository.Root, "README.md"))
        .Where(static path => Path.GetFileName(path) is not ("contributing.md" or "WordsTests.cs"));

    // The words of the first group are also searched for in the names of methods.
    [GeneratedRegex(@"(?<![a-z])(told|stands?(?!.for\b|-ins\b)|whom)(?![a-z])|\btells? of\b|\bheld.against(?![a-z])|\bnone that exists\b|\bwhoever\b|\bof processors\b|\bsays no sense\b|\bhas none of this\b|(?<!there )\bis no (whole|node|board|number|device|name|tree|line|system|overlay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Out();
}
