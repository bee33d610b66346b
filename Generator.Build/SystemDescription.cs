using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace Boards.Generator.Build;

/// <summary>The description of one system in the assembly.</summary>
/// <param name="Name">The system's name: a C# identifier.</param>
/// <param name="Text">The whole file.</param>
internal sealed record SystemDescription(string Name, string Text)
{
    private const string Suffix = "SystemDescription.g.xml";

    // No byte order mark; line ends are those of the generator.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// The name of its file: <c>SystemDescription.g.xml</c> for a project's only system; if there are several, each
    /// file name begins with the name of its system.
    /// </summary>
    public string FileName(bool isOnly) => isOnly ? Suffix : Name + "." + Suffix;

    /// <summary>Writes the file unless it has this text already, so that its time is when the description changed.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public bool WriteIfChanged(string path)
    {
        byte[] bytes = Utf8.GetBytes(Text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        File.WriteAllBytes(path, bytes);
        return true;
    }

    /// <summary>The systems whose files have the same name on a file system that ignores case, or none.</summary>
    public static ImmutableArray<string> Ambiguous(ImmutableArray<SystemDescription> descriptions) =>
        [.. descriptions
            .GroupBy(description => description.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .Select(description => description.Name)];
}
