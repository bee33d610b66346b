using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Guests;

namespace Boards.Microkit.Guests;

/// <summary>The files that a declaration names for a guest's devicetree: a hand-written one, and the files that are applied to it.</summary>
internal static class GuestFiles
{
    /// <summary>Whether a guest has any.</summary>
    public static bool Has(PlannedGuest guest) => guest.Tree is { Source: not null } or { Overlays.IsEmpty: false };

    /// <summary>Compiles the devicetree with its files.</summary>
    /// <param name="made">Makes the devicetree that is generated from the board.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <returns>The devicetree, and what the compiler reports about the files.</returns>
    public static CompileResult Compile(Func<DeviceTree> made, PlannedGuest guest, CancellationToken cancel)
    {
        GuestTreeRequest request = guest.Tree!;
        InMemorySources sources = new();
        foreach (GuestSourceText text in request.Overlays.SelectMany(static file => file.Texts).Concat(request.Source?.Texts ?? []))
            sources.Add(text.Path, text.Text);
        ImmutableArray<DevicetreeFile> layers = [.. request.Overlays.Where(static file => !file.Texts.IsEmpty).Select(static file => FileOf(file.Texts[0]))];
        return request.Source is { Texts.IsEmpty: false } source
            ? LayeredCompiler.Compile(FileOf(source.Texts[0]), layers, sources, CompileOptions.Default, cancel)
            : GuestOverlays.Apply(made(), guest.Machine + ".guest.g.dts", layers, sources, CompileOptions.Default, cancel);
    }

    /// <summary>The diagnostics for the files of a guest.</summary>
    public static IEnumerable<Diagnostic> Check(Sel4Board board, PlannedGuest guest, CancellationToken cancel)
    {
        GuestTreeRequest request = guest.Tree!;
        GuestFileRequest[] files = request.Source is { } source ? [source, .. request.Overlays] : [.. request.Overlays];
        GuestFileRequest[] missing = [.. files.Where(static file => file.Texts.IsEmpty)];
        if (missing.Length > 0)
            return missing.Select(static file => GuestTreeDiagnostics.MissingFile(file.Name.Value, file.Name.Location));
        CompileResult result = Compile(() => GuestTree.Made(board, guest, cancel), guest, cancel);
        Diagnostic[] errors = [.. result.Diagnostics.Where(static d => d.Severity == Severity.Error)];
        if (errors.Length > 0)
        {
            return errors.Take(1).Select(error => GuestTreeDiagnostics.BadFile(
                (files.FirstOrDefault(file => file.Texts.Any(text => string.Equals(text.Path, error.Location.Path, StringComparison.Ordinal))) ?? files[0]).Name, error));
        }

        return request.Source is null ? [] : GuestTreeCheck.Run(result.Tree, guest, cancel).Where(found => !result.Suppressions.Covers(found));
    }

    private static DevicetreeFile FileOf(GuestSourceText text) => new(new SourceFile(text.Path, text.Text));
}
