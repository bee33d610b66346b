using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Boards.Generator.Build;

/// <summary>
/// Writes the artefacts in a compiled assembly to files, and a list of the files.
/// </summary>
/// <remarks>
/// The list is written whenever the task runs, so that its time shows MSBuild that the task ran; an artefact is
/// written only if it changed, so that files built from it stay up to date.
/// </remarks>
public sealed class WriteArtefacts : Task
{
    /// <summary>The assembly that the compiler has just written.</summary>
    [Required]
    public string AssemblyFile { get; set; } = "";

    /// <summary>The folder for the artefacts.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The file that lists the names of the artefacts' files, one on each line.</summary>
    [Required]
    public string ListFile { get; set; } = "";

    /// <summary>The project, to which errors are attributed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's own devicetree sources. If there is one, there must be an artefact.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>Whether the project sets <c>EmitSystemDescription</c> to <c>true</c>.</summary>
    public bool IsRequired { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        string path = AssemblyFile;
        try
        {
            CompiledArtefacts artefacts;
            using (FileStream assembly = File.OpenRead(path))
                artefacts = CompiledArtefacts.Read(assembly);

            if (Check(artefacts) is { } error)
                return Fail(error);

            foreach (CompiledArtefact artefact in artefacts.All)
            {
                path = Path.Combine(OutputDirectory, artefact.FileName);
                bool isWritten = artefact.WriteIfChanged(path);
                Log.LogMessage(MessageImportance.Normal, isWritten ? "{0} written." : "{0} is unchanged.", path);
            }

            path = ListFile;
            string[] names = [.. artefacts.All.Select(static artefact => artefact.FileName)];
            string[] before = File.Exists(path) ? File.ReadAllLines(path) : [];
            File.WriteAllText(path, string.Concat(names.Select(static name => name + "\n")));
            foreach (BuildError gone in BuildError.OfShortNames(before, names))
                Log.LogWarning(subcategory: null, gone.Id, helpKeyword: null, gone.HelpLink, ProjectFile, 0, 0, 0, 0, "{0}", gone.Message);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return Fail(BuildError.Inaccessible(path, problem.Message));
        }
    }

    private BuildError? Check(CompiledArtefacts artefacts)
    {
        string assembly = Path.GetFileName(AssemblyFile);
        ImmutableArray<string> ambiguous = CompiledArtefact.Ambiguous(artefacts.All);
        if (!ambiguous.IsEmpty)
            return BuildError.AmbiguousNames(ambiguous);
        if (artefacts.IsGenerated)
            return null;

        ImmutableArray<string> described = [.. artefacts.Declared, .. Sources];
        if (!described.IsEmpty)
            return BuildError.GeneratorDidNotRun(assembly, described);
        return IsRequired ? BuildError.NothingToDescribe(assembly) : null;
    }

    private bool Fail(BuildError error)
    {
        Log.LogError(
            subcategory: null, error.Id, helpKeyword: null, error.HelpLink, ProjectFile,
            lineNumber: 0, columnNumber: 0, endLineNumber: 0, endColumnNumber: 0, "{0}", error.Message);
        return false;
    }
}
