using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Fuzzing.Texts;
using Boards.Microkit;

namespace Boards.Fuzzing.Kinds;

/// <summary>A base with one to three overlays, as sources and as blobs.</summary>
internal sealed class OverlayKind : FuzzKind
{
    private static readonly InMemorySources NoFiles = new();

    public override string Name => "overlays";

    public override FuzzInput Draw(long seed)
    {
        Random random = RandomOf(seed);
        SourceDraft draft = SourceText.Draw(random, preprocess: false);
        List<(string Name, string Text)> files = [("base.dts", draft.Text)];
        IReadOnlyList<string> labels = draft.Labels;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            SourceDraft overlay = SourceText.Draw(random, isOverlay: !random.Once(8), labels, preprocess: false);
            string text = random.Once(3) ? Mutation.Of(random, overlay.Text, draft.Text, SourceText.Pieces) : overlay.Text;
            files.Add(($"overlay{i}.dtso", text));
            labels = [.. labels, .. overlay.Labels];
        }

        return FuzzInput.Of(files);
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        (string Name, string Text)[] files = [.. input.Files()];
        SourceFile[] sources = [.. files.Select(static file => new SourceFile(file.Name, file.Text))];
        DevicetreeFile[] layers = [.. sources.Select(static source => new DevicetreeFile(source))];
        CompileOptions options = new() { Preprocess = false };
        BoardCompilation compiled = BoardCompilation.Compile(layers[0], [.. layers.Skip(1)], NoFiles, options, platform: null, cancel);
        if (Properties.PlacesAreInFiles(compiled.GetDiagnostics(cancel: cancel), path => Array.Find(sources, source => source.Path == path)) is { } misplaced)
            return misplaced;
        if (Properties.HardwareIsConsistent(compiled.Board.Hardware) is { } inconsistent)
            return inconsistent;

        // Each source as its own blob gives the same tree, if all of them are valid and all but the first are overlays.
        CompileResult[] alone = [.. sources.Select(source => DtsCompiler.Compile(source, NoFiles, options with { Symbols = true }, cancel))];
        if (alone.Any(static result => result.Diagnostics.Any(static d => d.Severity == Severity.Error)) || alone.Skip(1).Any(static result => !result.IsPlugin) || alone[0].IsPlugin)
            return null;
        // An entry of zeros ends the list in a blob.
        if (alone.Any(static result => result.Tree.MemoryReservations.Any(static r => r is { Address: 0, Size: 0 })))
            return null;
        foreach (CompileResult result in alone)
        {
            if (Properties.DecompilesToItself(result.Tree, cancel) is { } other)
                return other;
        }

        CompileResult applied = LayeredCompiler.Compile(layers[0], [.. layers.Skip(1)], NoFiles, options, cancel);
        byte[][] blobs = [.. alone.Select(static result => DtbWriter.Write(result.Tree))];
        DevicetreeFile[] flattened = [.. blobs.Select((blob, i) => DevicetreeFile.FromBytes(files[i].Name, blob))];
        CompileResult fromBlobs = LayeredCompiler.Compile(flattened[0], [.. flattened.Skip(1)], NoFiles, options, cancel);
        bool isAccepted = applied.Diagnostics.All(static d => d.Severity < Severity.Error);
        if (isAccepted != fromBlobs.Diagnostics.All(static d => d.Severity < Severity.Error))
            return new Fault("overlays as sources and as blobs are accepted alike", string.Join("\n", applied.Diagnostics.Concat(fromBlobs.Diagnostics)));
        if (!isAccepted)
            return null;
        byte[] blob = DtbWriter.Write(applied.Tree);
        if (!blob.AsSpan().SequenceEqual(DtbWriter.Write(fromBlobs.Tree)))
            return new Fault("overlays as sources and as blobs give the same tree", $"{DtsWriter.Write(applied.Tree)}\n{DtsWriter.Write(fromBlobs.Tree)}");
        return withReference && ReferenceCompiler.Has("fdtoverlay") ? Properties.IsAsOfReference(applied, AskReference(blobs)) : null;
    }

    private static (int ExitCode, byte[] Output) AskReference(byte[][] blobs)
    {
        string folder = Directory.CreateTempSubdirectory("boards-fuzzing-").FullName;
        try
        {
            string[] paths = [.. blobs.Select((_, i) => Path.Combine(folder, i + ".dtb"))];
            for (int i = 0; i < blobs.Length; i++)
                File.WriteAllBytes(paths[i], blobs[i]);
            string result = Path.Combine(folder, "result.dtb");
            int exitCode = ReferenceCompiler.Ask("", "fdtoverlay", [], ["-i", paths[0], "-o", result, .. paths[1..]]).ExitCode;
            return (exitCode, exitCode == 0 ? FlattenedPadding.Clear(File.ReadAllBytes(result)) : []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
