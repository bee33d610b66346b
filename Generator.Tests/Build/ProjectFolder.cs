using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Boards.Tests.Build;

/// <summary>One or more projects in a temporary folder.</summary>
internal sealed class ProjectFolder(string path)
{
    /// <summary>The folder.</summary>
    public string FullPath => path;

    /// <summary>Writes a file of the project, as if a user edited it.</summary>
    public void Write(string file, string text)
    {
        string full = Path.Combine(path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Writes a file that is not text.</summary>
    public void Write(string file, byte[] bytes)
    {
        Write(file, "");
        File.WriteAllBytes(Path.Combine(path, file), bytes);
    }

    /// <summary>Replaces text that must be there.</summary>
    public void Edit(string file, string old, string @new)
    {
        string text = Read(file);
        if (!text.Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"{file} does not hold \"{old}\".");
        Write(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>A file's text.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(path, file));

    /// <summary>A file's bytes.</summary>
    public byte[] ReadBytes(string file) => File.ReadAllBytes(Path.Combine(path, file));

    /// <summary>Removes a file.</summary>
    public void Delete(string file) => File.Delete(Path.Combine(path, file));

    /// <summary>Whether a file exists.</summary>
    public bool Has(string file) => File.Exists(Path.Combine(path, file));

    /// <summary>The time at which a file was last written.</summary>
    public DateTime TimeOf(string file) => File.GetLastWriteTimeUtc(Path.Combine(path, file));

    /// <summary>The system descriptions below a folder, relative to it, with <c>/</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Descriptions(string folder = ".") => Directory.Exists(Path.Combine(path, folder))
        ? [.. Directory
            .EnumerateFiles(Path.Combine(path, folder), "*SystemDescription.g.xml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(path, folder), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => Command.DotnetAsync(path, arguments);
}
