using System;
using System.IO;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards explain</c> prints the page of a diagnostic.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Each_page_is_printed_as_it_is()
    {
        foreach (string page in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "BRD*.md"))
        {
            _run.Boards("explain", Path.GetFileNameWithoutExtension(page));
            Assert.Equal(0, _run.Code);
            Assert.Equal(File.ReadAllText(page), _run.Text);
        }
    }

    [Fact]
    public void An_id_may_be_in_lower_case() =>
        Assert.StartsWith("# BRD3004: ", _run.Boards("explain", "brd3004").Text, StringComparison.Ordinal);

    [Fact]
    public void A_number_is_an_id() =>
        Assert.StartsWith("# BRD3004: ", _run.Boards("explain", "3004").Text, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_id_is_wrong_use()
    {
        _run.Boards("explain", "BRD30044");

        Assert.Equal(2, _run.Code);
        Assert.StartsWith("boards: unknown diagnostic 'BRD30044'; did you mean 'BRD3004'?\n", _run.Messages, StringComparison.Ordinal);
    }
}
