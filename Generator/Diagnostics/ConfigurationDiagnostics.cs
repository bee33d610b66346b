using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnreadableSourceRule, BinarySourceRule, DuplicateClassRule, IllegalClassRule, IllegalNamespaceRule,
        UnknownManifestRule, NestedTooDeepRule, OverlaySourceRule, MissingOverlayRule,
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

    /// <summary>An assembly whose boards this version cannot read.</summary>
    public static Diagnostic UnknownManifest(string assembly, string version) => new(
        UnknownManifestRule,
        SourceLocation.None,
        $"{assembly} describes a board in version '{version}' of the format, which this version of Boards.Generator does not read, so the board is not known here");

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
