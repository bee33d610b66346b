using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Fuzzing.Texts;
using Boards.Microkit;

namespace Boards.Fuzzing.Kinds;

/// <summary>Flattened devicetrees: those of generated sources, mutated or not.</summary>
internal sealed class BlobKind : FuzzKind
{
    // The magic number, the tokens and versions of the format (Devicetree Specification, 5), and numbers at the limits.
    private static readonly IReadOnlyList<uint> Words = [0xd00dfeed, 1, 2, 3, 4, 9, 0, 16, 17, 8, 0x28, 0x38, 0xffffffff, 0x7fffffff, 0x80000000, 0x61000000, 0x2f000000];

    public override string Name => "blobs";

    public override FuzzInput Draw(long seed)
    {
        Random random = RandomOf(seed);
        string source = random.Once(4) ? random.Pick(Corpus.Sources) : SourceText.Draw(random, isOverlay: random.Once(4), ["base"], preprocess: false).Text;
        CompileResult result = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), new CompileOptions { Symbols = random.Once(2), Preprocess = false });
        byte[] blob = DtbWriter.Write(result.Tree);
        return new FuzzInput("t.dtb", [.. random.Once(8) ? blob : Mutation.Of(random, blob, Words)]);
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        byte[] bytes = [.. input.Bytes];
        DtbReadResult read = DtbReader.Read(bytes, input.Name);
        _ = DtsWriter.Write(read.Tree);
        // Read as by the reference: some names can be in a blob, but not in a source.
        CompileResult linked = LayeredCompiler.Compile(DevicetreeFile.FromBytes(input.Name, bytes), [], new InMemorySources(), CompileOptions.Default, cancel);
        bool isAccepted = linked.Diagnostics.All(static d => d.Severity < Severity.Error);
        if (isAccepted && Properties.DecompilesToItself(linked.Tree, cancel) is { } other)
            return other;
        if (withReference && IsDecidedAlike(bytes, linked) && Properties.IsAsOfReference(linked, ReferenceCompiler.Ask("", "dtc", bytes, "-q", "-I", "dtb", "-O", "dtb", "-")) is { } difference)
            return difference;

        // The layers above see only the tree, so every fourth input is enough for them.
        if (bytes.Length / 4 % 4 != 0)
            return null;
        BoardCompilation compiled = BoardCompilation.Compile(DevicetreeFile.FromBytes(input.Name, bytes), [], new InMemorySources(), CompileOptions.Default, platform: null, cancel);
        return Properties.PlacesAreInFiles(compiled.GetDiagnostics(cancel: cancel), path => path == input.Name ? SourceFile.FromBytes(path, bytes) : null)
            ?? Properties.HardwareIsConsistent(compiled.Board.Hardware);
    }

    // The reference reads blobs that declare that only later versions can read them (Devicetree Specification, 5.2: last_comp_version),
    // and names that no source can contain, and it ends the list of reservations at one of size 0 that is not the last. In versions
    // before 16, it looks for the root's name beyond its end; in all versions, it keeps a name of the root.
    private static bool IsDecidedAlike(byte[] blob, CompileResult result) =>
        (blob.Length < 28 || (BinaryPrimitives.ReadUInt32BigEndian(blob.AsSpan(24)) <= 17 && BinaryPrimitives.ReadUInt32BigEndian(blob.AsSpan(20)) >= 16))
        && result.Tree.MemoryReservations.All(static reservation => reservation.Size > 0) && result.Diagnostics.All(static d => d.Id != "BRD0302") && !HasNameOfRoot(blob);

    private static bool HasNameOfRoot(byte[] blob) =>
        blob.Length >= 12 && BinaryPrimitives.ReadUInt32BigEndian(blob.AsSpan(8)) is var structure && structure < blob.Length - 4 && blob[(int)structure + 4] != 0;
}
