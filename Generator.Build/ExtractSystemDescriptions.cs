using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Boards.Generator.Build;

/// <summary>
/// Writes the system descriptions in a compiled assembly to files, and a list of the files.
/// </summary>
/// <remarks>
/// The list is written whenever the task runs, so that its time shows the build that the task ran; a description is
/// written only if it changed, so that files built from it stay up to date.
/// </remarks>
public sealed class ExtractSystemDescriptions : Task
{
    /// <summary>The assembly that the compiler has just written.</summary>
    [Required]
    public string AssemblyFile { get; set; } = "";

    /// <summary>The folder for the descriptions.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The file that lists the names of the descriptions' files, one a line.</summary>
    [Required]
    public string ListFile { get; set; } = "";

    /// <summary>The project, to which errors are attributed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's own devicetree sources. If there is one, there must be a description.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>Whether the project sets <c>EmitSystemDescription</c> to <c>true</c>.</summary>
    public bool IsRequired { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        string path = AssemblyFile;
        try
        {
            CompiledSystems systems;
            using (FileStream assembly = File.OpenRead(path))
                systems = CompiledSystems.Read(assembly);

            if (Check(systems) is { } error)
                return Fail(error);

            bool isOnly = systems.Descriptions.Length == 1;
            foreach (SystemDescription description in systems.Descriptions)
            {
                path = Path.Combine(OutputDirectory, description.FileName(isOnly));
                bool isWritten = description.WriteIfChanged(path);
                Log.LogMessage(MessageImportance.Normal, isWritten ? "{0} written." : "{0} is unchanged.", path);
            }

            path = ListFile;
            File.WriteAllText(path, string.Concat(systems.Descriptions.Select(one => one.FileName(isOnly) + "\n")));
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return Fail(BuildError.Inaccessible(path, problem.Message));
        }
    }

    private BuildError? Check(CompiledSystems systems)
    {
        string assembly = Path.GetFileName(AssemblyFile);
        ImmutableArray<string> ambiguous = SystemDescription.Ambiguous(systems.Descriptions);
        if (!ambiguous.IsEmpty)
            return BuildError.AmbiguousNames(ambiguous);
        if (!systems.Descriptions.IsEmpty)
            return null;

        ImmutableArray<string> described = [.. systems.Declared, .. Sources];
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
