using System;
using System.Globalization;
using System.IO;
using System.Text;
using Boards.Tool;
using Boards.Tool.Commands;

namespace Boards.Tests.Tool;

/// <summary>One run of the <c>boards</c> command in a folder of its own.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards-tool-").FullName;

    /// <summary>What the last run answered to the shell.</summary>
    public int Code { get; private set; }

    /// <summary>What it wrote to standard output.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>The same as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>What it wrote to standard error.</summary>
    public string Messages { get; private set; } = "";

    /// <summary>The full path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file into the folder and gives its full path.</summary>
    public string File(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>What the next runs read from standard input.</summary>
    public byte[] Input { get; set; } = [];

    /// <summary>The terminal of the next runs; null if what they write is redirected.</summary>
    public Terminal? Terminal { get; set; }

    /// <summary>Runs a command line.</summary>
    public ToolRun Boards(params string[] args)
    {
        using MemoryStream input = new(Input);
        using MemoryStream standard = new();
        using StringWriter messages = new(CultureInfo.InvariantCulture);
        Code = BoardsCommand.Invoke(args, new Output(standard, messages) { Input = new RunInput(input), Terminal = Terminal, MessageTerminal = Terminal });
        Bytes = standard.ToArray();
        Messages = messages.ToString();
        return this;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
