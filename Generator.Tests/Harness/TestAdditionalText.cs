using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>An additional file in memory. Without a text, it is a file that exists but cannot be read.</summary>
internal sealed class TestAdditionalText(string path, SourceText? text) : AdditionalText
{
    public TestAdditionalText(string path, string text)
        : this(path, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
    {
    }

    /// <summary>How often the text was read.</summary>
    public int Reads { get; private set; }

    /// <inheritdoc/>
    public override string Path { get; } = path;

    /// <inheritdoc/>
    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return text;
    }
}
