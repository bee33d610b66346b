using System;
using System.Globalization;
using System.IO;
using System.Text;
using Boards.Tool;
using Boards.Tool.Commands;

namespace Boards.Tests.Tool;

/// <summary>Runs of the <c>boards</c> command in a separate folder.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards-tool-").FullName;

    /// <summary>The exit code of the last run.</summary>
    public int Code { get; private set; }

    /// <summary>The standard output of the last run.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>The same as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The standard error of the last run.</summary>
    public string Messages { get; private set; } = "";

    /// <summary>The full path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file into the folder and returns its full path.</summary>
    public string File(string name, string text)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The standard input of the next runs.</summary>
    public byte[] Input { get; set; } = [];

    /// <summary>The terminal of the next runs; null if their output is redirected.</summary>
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
