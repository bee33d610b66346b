using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.Naming;
using Boards.Generator.Sources;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.References;

/// <summary>The boards of a project and of the assemblies that it references, by class. The project's own boards come first.</summary>
/// <param name="All">The boards; one for each class.</param>
internal sealed record KnownBoards(ValueList<KnownBoard> All)
{
    /// <summary>The boards that have a source in this project.</summary>
    public IEnumerable<KnownBoard> OfProject => All.Where(static board => board.SourcePath is not null);

    /// <summary>The board of a class, given with its namespace, or null.</summary>
    public KnownBoard? FindClass(string className) => All.FirstOrDefault(board => board.ClassName == className);

    /// <summary>The boards of this project whose source has this path, or a path that ends with it.</summary>
    public IEnumerable<KnownBoard> FindSource(string path)
    {
        string wanted = FilePath.Normalize(path);
        return OfProject.Where(board => IsAt(board.SourcePath!) || IsAt(board.KnownPath!));

        bool IsAt(string path) => path == wanted || path.EndsWith("/" + wanted, StringComparison.Ordinal);
    }

    /// <summary>Joins both kinds of boards. If two have the same class, the first by path is kept, as in the generated code.</summary>
    public static KnownBoards Join(ProjectSources sources, IEnumerable<ReferencedBoards> referenced) => new(sources.Boards
        .Where(static board => board.Board is not null)
        .OrderBy(static board => board.Path, StringComparer.Ordinal)
        .Select(static board => new KnownBoard(board))
        .Concat(referenced.SelectMany(static boards => boards.Boards).Select(board => board.On(sources.Platforms)).OrderBy(static board => board.ClassName, StringComparer.Ordinal))
        .GroupBy(static board => board.ClassName, StringComparer.OrdinalIgnoreCase)
        .Select(static boards => boards.First())
        .ToValueList());

    /// <summary>The same boards as those of the generator, for an analyzer.</summary>
    public static KnownBoards From(Compilation compilation, AnalyzerOptions options, CancellationToken cancel) =>
        Join(ProjectSources.From(options, cancel), compilation.References.Select(ReferencedBoards.Read));
}
