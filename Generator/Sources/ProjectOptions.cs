using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax;
using Boards.Generator.Model;
using Boards.Generator.Naming;
using Boards.Microkit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Sources;

/// <summary>The project's options for all devicetree sources.</summary>
/// <param name="RootNamespace">The namespace of boards without one of their own.</param>
/// <param name="IncludeDirectories">Where includes are searched, after the directory of the including file.</param>
/// <param name="Definitions">Macros that are defined before the first line.</param>
/// <param name="SourceDateEpoch">The time that date macros give; null if the build sets none.</param>
/// <param name="Platform">The seL4 platform of boards without one of their own; if empty, it follows from the board.</param>
/// <param name="ProjectDirectory">The directory of the project, for messages; empty if it is unknown.</param>
internal sealed record ProjectOptions(
    string RootNamespace, ValueList<string> IncludeDirectories, ValueList<string> Definitions, long? SourceDateEpoch, string Platform, string ProjectDirectory)
{
    private const string Prefix = "build_property.";

    /// <summary>The options of the engine.</summary>
    public CompileOptions Compile { get; } = new()
    {
        IncludeDirectories = [.. IncludeDirectories],
        Definitions = [.. Definitions],
        SourceDateEpoch = SourceDateEpoch,
    };

    /// <summary>The options for one board: its own include directories come before those of the project, and its own macros after them.</summary>
    public ProjectOptions For(DtsFile board) => board.IncludeDirectories.IsEmpty && board.Definitions.IsEmpty ? this : new ProjectOptions(
        RootNamespace,
        board.IncludeDirectories.Concat(IncludeDirectories).ToValueList(),
        Definitions.Concat(board.Definitions).ToValueList(),
        SourceDateEpoch,
        Platform,
        ProjectDirectory);

    public bool Equals(ProjectOptions? other) =>
        other is not null && RootNamespace == other.RootNamespace
        && IncludeDirectories.Equals(other.IncludeDirectories) && Definitions.Equals(other.Definitions)
        && SourceDateEpoch == other.SourceDateEpoch && Platform == other.Platform && ProjectDirectory == other.ProjectDirectory;

    public override int GetHashCode() => (RootNamespace, IncludeDirectories, Definitions, SourceDateEpoch, Platform).GetHashCode();

    /// <summary>
    /// Reads the properties. The two lists are percent-encoded, because a value that the build passes to the compiler
    /// ends at the first <c>;</c>; the package's targets encode them.
    /// </summary>
    public static ProjectOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        string projectDirectory = DirectoryOf(provider);
        return new ProjectOptions(
            Property(options, "RootNamespace"),
            List(options, "_DevicetreeIncludeDirectories").Select(directory => FilePath.Combine(projectDirectory, directory)).ToValueList(),
            List(options, "_DevicetreeDefines").ToValueList(),
            CompileOptions.ReadSourceDateEpoch(Property(options, "SOURCE_DATE_EPOCH")),
            Property(options, "DevicetreePlatform"),
            projectDirectory);
    }

    /// <summary>The project's directory. The SDK's own value ends at a <c>#</c>, so the package's targets pass it again, encoded.</summary>
    public static string DirectoryOf(AnalyzerConfigOptionsProvider provider) =>
        Uri.UnescapeDataString(Property(provider.GlobalOptions, "_DevicetreeProjectDirectory")) is { Length: > 0 } directory
            ? directory
            : Property(provider.GlobalOptions, "ProjectDir");

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Prefix + name, out string? value) ? value.Trim() : "";

    private static IEnumerable<string> List(AnalyzerConfigOptions options, string name) =>
        Uri.UnescapeDataString(Property(options, name)).Split(';').Select(static one => one.Trim()).Where(static one => one.Length > 0);
}
