using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Overlays;

namespace Boards.Tool;

/// <summary>A tree with others laid over it.</summary>
internal static class OverlaidInput
{
    /// <summary>
    /// Reads a source or blob, and lays over it what the other files hold. Plain sources belong to the text of the
    /// base, so they come before overlays, which are applied to the tree that the text gives.
    /// </summary>
    public static DevicetreeInput Read(string path, string[] overlays, DiskSources sources, CompileOptions options, CancellationToken cancel)
    {
        // Without symbols, nothing could be laid over the tree by label.
        CompileOptions withSymbols = options with { Symbols = true };
        List<SourceFile> plain = [];
        List<(string Path, DevicetreeInput Input)> applied = [];
        foreach (string overlay in overlays)
        {
            byte[] bytes = DevicetreeInput.Bytes(overlay, sources);
            string named = DevicetreeInput.Named(overlay);
            SourceFile file = SourceFile.FromBytes(named, bytes);
            CompileResult? compiled = DevicetreeInput.IsBlob(bytes) ? null : DtsCompiler.Compile(file, sources, withSymbols, cancel);
            if (compiled is { IsPlugin: false } && applied.Count > 0)
                throw new UnusableFileException($"'{overlay}' is a plain source (it has no /plugin/) and comes behind the overlay '{applied[0].Path}'; plain sources come first");
            if (compiled is { IsPlugin: false })
                plain.Add(file);
            else
                applied.Add((named, compiled is null ? DevicetreeInput.Of(DtbReader.Read(bytes, named)) : DevicetreeInput.Of(compiled)));
        }

        DevicetreeInput input = ReadBase(path, plain, sources, applied.Count > 0 ? withSymbols : options, cancel);
        foreach ((string named, DevicetreeInput overlay) in applied)
        {
            // What is wrong with an overlay itself would be told again of each of its consequences.
            ImmutableArray<Diagnostic> diagnostics = input.Diagnostics.AddRange(overlay.Diagnostics);
            if (diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error))
            {
                input = input with { Diagnostics = diagnostics };
                continue;
            }

            OverlayResult result = OverlayApplication.Apply(input.Tree, overlay.Tree, named);
            input = input with { Tree = result.Tree, Diagnostics = diagnostics.AddRange(overlay.Unsuppressed(result.Diagnostics)) };
        }

        return input;
    }

    private static DevicetreeInput ReadBase(string path, List<SourceFile> plain, DiskSources sources, CompileOptions options, CancellationToken cancel)
    {
        byte[] bytes = DevicetreeInput.Bytes(path, sources);
        if (plain.Count == 0)
            return DevicetreeInput.Read(path, sources, options, cancel);
        if (DevicetreeInput.IsBlob(bytes))
            throw new UnusableFileException($"'{plain[0].Path}' is a plain source (it has no /plugin/), which cannot be laid over the blob '{path}'");
        SourceFile root = SourceFile.FromBytes(DevicetreeInput.Named(path), bytes);
        return DevicetreeInput.Of(DtsCompiler.Compile([root, .. plain], sources, options, cancel));
    }
}
