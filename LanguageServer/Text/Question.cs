using System.Threading;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Text;

/// <summary>A request about a devicetree source: the file, and the board that is its context.</summary>
internal sealed class Question
{
    private CompiledContext? _context;

    private Question(Snapshot snapshot, SourceFile file, CancellationToken cancel)
    {
        Snapshot = snapshot;
        File = file;
        Cancel = cancel;
    }

    /// <summary>The workspace.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>Cancels the work.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The path of the file.</summary>
    public string Path => File.Path;

    /// <summary>The lines of the file.</summary>
    public LineMap Lines => LineMap.Of(File);

    /// <summary>The tokens of the file.</summary>
    public SourceTokens Tokens => SourceTokens.Of(File);

    /// <summary>The blocks of the file.</summary>
    public SourceOutline Outline => SourceOutline.Of(File);

    /// <summary>The board that is the context of the file.</summary>
    public CompiledContext Context => _context ??= Snapshot.ContextOf(Path, Cancel);

    /// <summary>The names in the sources of the board.</summary>
    public SourceModel Model => SourceModel.Of(Context, Cancel);

    /// <summary>A request about a document; null if it is not a known devicetree source.</summary>
    public static Question? Of(Snapshot snapshot, TextDocumentIdentifier document, CancellationToken cancel)
    {
        string path = DocumentUri.ToPath(document.Uri);
        return IsSource(path) && snapshot.Find(path) is { } file ? new Question(snapshot, file, cancel) : null;
    }

    /// <summary>Whether a path is that of a devicetree source or of a header.</summary>
    public static bool IsSource(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is not (".system" or ".json" or ".csproj" or ".xml" or ".dtb" or ".dtbo");

    /// <summary>The range of a stretch of the file.</summary>
    public TextRange RangeOf(int start, int length) => Lines.RangeOf(start, length);
}
