using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Generator.Model;
using Boards.Generator.Sources;

namespace Boards.Generator.Diagnostics;

/// <summary>How a project and its sources are set up.</summary>
internal static class ConfigurationDiagnostics
{
    public static readonly DiagnosticRule UnreadableSourceRule =
        new("BRD9001", "A devicetree source cannot be read", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule BinarySourceRule =
        new("BRD9002", "A devicetree source is not text", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule DuplicateClassRule =
        new("BRD9003", "Two boards have one class", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule IllegalClassRule =
        new("BRD9004", "The class of a board is not an identifier", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule IllegalNamespaceRule =
        new("BRD9005", "The namespace of a board is not one", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule UnknownManifestRule =
        new("BRD9006", "A referenced board was made by a newer generator", Severity.Warning, BreaksOutput: true);

    public static readonly DiagnosticRule NestedTooDeepRule =
        new("BRD9007", "A tree is nested too deep for C#", Severity.Warning, BreaksOutput: true);

    public static readonly DiagnosticRule OverlaySourceRule =
        new("BRD9008", "An overlay is no board", Severity.Info);

    public static readonly DiagnosticRule MissingOverlayRule =
        new("BRD9020", "An overlay of a board is not in the project", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule NoBoardRule =
        new("BRD9010", "A system description is held against no board", Severity.Warning);

    public static readonly DiagnosticRule WrongBoardRule =
        new("BRD9011", "The board of a system description is not known", Severity.Error);

    public static readonly DiagnosticRule UnknownFileVersionRule =
        new("BRD9012", "The Microkit version of a system description is not known", Severity.Error);

    public static readonly DiagnosticRule UnreadableSystemRule =
        new("BRD9013", "A system description cannot be read", Severity.Error);

    public static readonly DiagnosticRule UnknownVersionRule =
        new("BRD9030", "MicrokitVersion is no version of Microkit", Severity.Error, BreaksOutput: true);

    /// <summary>The rules that concern systems which somebody wrote by hand.</summary>
    public static ImmutableArray<DiagnosticRule> OfSystemFiles { get; } = [NoBoardRule, WrongBoardRule, UnknownFileVersionRule, UnreadableSystemRule];

    /// <summary>The rules that concern devicetree sources.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnreadableSourceRule, BinarySourceRule, DuplicateClassRule, IllegalClassRule, IllegalNamespaceRule,
        UnknownManifestRule, NestedTooDeepRule, OverlaySourceRule, MissingOverlayRule, UnknownVersionRule,
    ];

    /// <summary>The compiler could not give the text: the file is locked, gone, or in an encoding that it does not know.</summary>
    public static Diagnostic UnreadableSource(string path) => new(
        UnreadableSourceRule, SourceLocation.StartOf(path), $"{FilePath.NameOf(path)} cannot be read, so there is no class for its board");

    /// <summary>A flattened devicetree, or some other file with the wrong name.</summary>
    public static Diagnostic BinarySource(string path) => new(
        BinarySourceRule, SourceLocation.StartOf(path), $"{FilePath.NameOf(path)} is a binary file where devicetree source is expected, so there is no class for its board");

    /// <summary>Only the first of the two, by path, has a class.</summary>
    public static Diagnostic DuplicateClass(string path, string className, string firstPath) => new(
        DuplicateClassRule,
        SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)}: the class {className} is that of {firstPath} already, so this board has none",
        [new RelatedLocation(SourceLocation.StartOf(firstPath), "the board that has the class")]);

    /// <summary>A node below the depth that classes are made for.</summary>
    public static Diagnostic NestedTooDeep(Node node, int deepest) => new(
        NestedTooDeepRule,
        node.Location,
        FormattableString.Invariant($"{node.Name} is nested more than {deepest} nodes deep; it and all nodes as deep have no class"));

    /// <summary>A <c>.dts</c> with <c>/plugin/</c>.</summary>
    public static Diagnostic OverlaySource(string path) => new(
        OverlaySourceRule, SourceLocation.StartOf(path), $"{FilePath.NameOf(path)} is an overlay, which describes no board by itself, so there is no class for it");

    /// <summary>A file that <c>DevicetreeOverlays</c> names.</summary>
    public static Diagnostic MissingOverlay(string path, string overlay) => new(
        MissingOverlayRule, SourceLocation.StartOf(path), $"{FilePath.NameOf(path)}: DevicetreeOverlays names {overlay}, which is no file that can be read");

    /// <summary>Neither a source nor a reference gives a board.</summary>
    public static Diagnostic NoBoard(string path) => new(
        NoBoardRule, SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)} is held against Microkit's rules alone: the project has no board, neither a .dts nor a reference to a board's assembly");

    /// <summary>The project has several boards, and does not say which.</summary>
    public static Diagnostic SeveralBoards(string path, IEnumerable<string> boards) => new(
        NoBoardRule, SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)} is held against Microkit's rules alone: MicrokitBoard does not say which board it is for, and the project has {List(boards)}");

    /// <summary>No board has the name.</summary>
    public static Diagnostic UnknownBoard(string path, string name, IEnumerable<string> boards) => new(
        WrongBoardRule, SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)}: MicrokitBoard is '{name}', which is no board of the project; it has {List(boards)}");

    /// <summary>The name is that of several boards.</summary>
    public static Diagnostic AmbiguousBoard(string path, string name, IEnumerable<string> boards) => new(
        WrongBoardRule, SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)}: MicrokitBoard is '{name}', which is the name of several boards: {List(boards)}");

    /// <summary>Neither <c>sel4cp</c> nor a release that is known.</summary>
    public static Diagnostic UnknownVersion(string path, string version) => new(
        UnknownFileVersionRule, SourceLocation.StartOf(path),
        $"{FilePath.NameOf(path)}: MicrokitVersion is '{version}'; known are {string.Join(", ", MicrokitVersions.AllNames)}");

    /// <summary>The compiler could not give the text.</summary>
    public static Diagnostic UnreadableSystem(string path) => new(
        UnreadableSystemRule, SourceLocation.StartOf(path), $"{FilePath.NameOf(path)} cannot be read");

    /// <summary>An assembly whose boards this version cannot read.</summary>
    public static Diagnostic UnknownManifest(string assembly, string version) => new(
        UnknownManifestRule,
        SourceLocation.None,
        $"{assembly} describes a board in version '{version}' of the format, which this version of Boards.Generator does not read, so the board is not known here");

    private static string List(IEnumerable<string> boards) => string.Join(", ", boards.OrderBy(static name => name, StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";

    /// <summary>What the project says of Microkit's version, where there is none of that name.</summary>
    public static IEnumerable<Diagnostic> OfVersion(string? unknown)
    {
        if (unknown is not null)
        {
            yield return new Diagnostic(
                UnknownVersionRule,
                SourceLocation.None,
                $"MicrokitVersion is '{unknown}'; the versions are {string.Join(", ", MicrokitVersions.AllNames)}");
        }
    }

    /// <summary>What is wrong with the names that a source's metadata asks for.</summary>
    public static IEnumerable<Diagnostic> OfNames(DtsFile file)
    {
        if (file.ClassName is { } className && !Identifier.IsLegal(className))
        {
            yield return new Diagnostic(
                IllegalClassRule,
                SourceLocation.StartOf(file.Path),
                $"{FilePath.NameOf(file.Path)}: DevicetreeClass is '{className}', which is no C# identifier; the class is {BoardName.ClassFor(file)}");
        }

        if (file.Namespace is { } asked && Identifier.Namespace(asked) is var legal && legal != asked)
        {
            yield return new Diagnostic(
                IllegalNamespaceRule,
                SourceLocation.StartOf(file.Path),
                $"{FilePath.NameOf(file.Path)}: DevicetreeNamespace is '{asked}', which is no C# namespace; the namespace is {legal}");
        }
    }
}
