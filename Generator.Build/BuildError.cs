using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Generator.Build;

/// <summary>An error or warning of the build that is not the compiler's; one method for each kind.</summary>
/// <param name="Id">Stable id; <c>docs/diagnostics</c> has a page for it.</param>
/// <param name="Message">The fact, then what to do.</param>
internal sealed record BuildError(string Id, string Message)
{
    /// <summary>The page that explains the error; null in a build that does not set where its pages are published.</summary>
    public string? HelpLink => new DiagnosticRule(Id, Message, Severity.Error).HelpLink;

    /// <summary>An artefact is required, but the project has nothing to describe.</summary>
    public static BuildError NothingToDescribe(string assembly) => new(
        "BRD9101",
        $"{assembly} holds no artefact: the project has no devicetree source (.dts) and no class marked "
        + "[MicrokitSystem]. Add one of them, or set EmitSystemDescription to false.");

    /// <summary>The project has something to describe but no artefact: the generator did not run in the compilation.</summary>
    public static BuildError GeneratorDidNotRun(string assembly, IEnumerable<string> described) => new(
        "BRD9102",
        $"{assembly} holds no artefact, although one is expected from {string.Join(", ", described)}: "
        + "the generator of the package Boards.Generator did not run in the compilation. Leave the package's "
        + "analyzers in, or set EmitSystemDescription to false.");

    /// <summary>The assembly cannot be read or an artefact cannot be written.</summary>
    public static BuildError Inaccessible(string path, string reason) => new(
        "BRD9103", $"{path}: {reason}");

    /// <summary>A blob cannot be read, or its source cannot be written.</summary>
    public static BuildError BlobInaccessible(string path, string reason) => new(
        "BRD9110", $"{path}: {reason}");

    /// <summary>
    /// Files that the last build wrote without the name of a system, and that this one does not write, because the project has
    /// several systems now. A script may use them.
    /// </summary>
    public static IEnumerable<BuildError> OfShortNames(IEnumerable<string> before, IReadOnlyCollection<string> now) =>
        from name in before.Except(now, StringComparer.Ordinal)
        let others = now.Where(other => other.EndsWith("." + name, StringComparison.Ordinal)).ToArray()
        where others.Length > 1
        select new BuildError(
            "BRD9111",
            $"{name} is not written any more, because the project has several systems now. Use {string.Join(" or ", others)}, "
            + $"or set MicrokitMainSystem to the name of the system that {name} is of.");

    /// <summary>The name of metadata that has no effect but resembles a name that has.</summary>
    public static BuildError UnknownMetadata(string type, string item, string name, string meant) => new(
        "BRD9112",
        $"{type} item {item}: the metadata {name} is unknown and has no effect; did you mean '{meant}'?");

    /// <summary>Two artefacts would be the same file on a file system that ignores case.</summary>
    public static BuildError AmbiguousNames(IEnumerable<string> names) => new(
        "BRD9104",
        $"The file names {string.Join(", ", names)} differ only in case. Rename one of the systems or boards.");
}
