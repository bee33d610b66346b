using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;

namespace Boards.Generator.Sources;

/// <summary>The class of a board.</summary>
/// <param name="Namespace">Its namespace, or empty for the global one.</param>
/// <param name="ClassName">Its name.</param>
internal readonly record struct BoardName(string Namespace, string ClassName)
{
    /// <summary>The class with its namespace, as in metadata.</summary>
    public string FullName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;

    /// <summary>The name in the metadata; otherwise the names of the board's folder, if any, and of the file, in the root namespace.</summary>
    public static BoardName Of(DtsFile file, ProjectOptions options) => new(
        Identifier.Namespace(file.Namespace ?? options.RootNamespace),
        ClassFor(file));

    /// <summary>The class name in the metadata, made an identifier if necessary; otherwise the names of the board's folder and the file.</summary>
    public static string ClassFor(DtsFile file) =>
        file.ClassName is { } asked && Identifier.IsLegal(asked) ? asked : Fallback(file.ClassName ?? NameOf(file));

    /// <summary>Reported for the names of a source, and for those in its metadata.</summary>
    public static IEnumerable<Diagnostic> Check(DtsFile file, ProjectOptions options)
    {
        BoardName name = Of(file, options);
        string[] parts = name.Namespace.Split('.');

        // C# looks up a name in each namespace around the code, from the innermost, and finds a namespace there before the imported classes.
        if (Array.IndexOf(parts, name.ClassName) is >= 0 and int hiding)
            yield return ConfigurationDiagnostics.HiddenClass(file.Path, name.Namespace, name.ClassName, string.Join(".", parts.Take(hiding)));
        if (file.ClassName is { } className && !Identifier.IsLegal(className))
            yield return ConfigurationDiagnostics.IllegalClass(file.Path, className, ClassFor(file));
        if (file.Namespace is { } asked && Identifier.Namespace(asked) is var legal && legal != asked)
            yield return ConfigurationDiagnostics.IllegalNamespace(file.Path, asked, legal);
    }

    private static string Fallback(string name) => Identifier.Pascal(name) is { Length: > 0 } pascal ? pascal : "Board";

    private static string NameOf(DtsFile file) => file.BoardFolder is { } folder ? $"{folder}-{WithoutExtension(file.Path)}" : WithoutExtension(file.Path);

    private static string WithoutExtension(string path)
    {
        string name = FilePath.NameOf(path);
        return name.LastIndexOf('.') is > 0 and int dot ? name.Substring(0, dot) : name;
    }
}
