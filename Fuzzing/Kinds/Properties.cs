using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Fuzzing.Kinds;

/// <summary>Properties that must be true of inputs of several kinds.</summary>
internal static class Properties
{
    /// <summary>Every place of a diagnostic is in its file, and its line and column are those of its offset.</summary>
    public static Fault? PlacesAreInFiles(IEnumerable<Diagnostic> diagnostics, Func<string, SourceFile?> find)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // The path of a definition that is in no file has a form like <built-in>.
            foreach (SourceLocation place in diagnostic.Related.Select(static related => related.Location).Prepend(diagnostic.Location).Where(static place => place.IsKnown && !place.Path.StartsWith('<')))
            {
                if (find(place.Path) is not { } file)
                    return new Fault("a diagnostic is in a file of the input", diagnostic.ToString());
                if (place.Start < 0 || place.Length < 0 || place.Start + place.Length > file.Length)
                    return new Fault("the place of a diagnostic is in its file", $"{diagnostic} at {place.Start}+{place.Length} of {file.Length}");
                if (file.PositionOf(place.Start) != place.From || file.PositionOf(place.Start + place.Length) != place.To)
                    return new Fault("the line and the column of a diagnostic are those of its offset", diagnostic.ToString());
                if (diagnostic.Message.Length == 0)
                    return new Fault("a diagnostic has a message", diagnostic.Id);
            }
        }

        return null;
    }

    /// <summary>A tree is decompiled to a source that gives the same blob, with the preprocessor and without it.</summary>
    public static Fault? DecompilesToItself(DeviceTree tree, CancellationToken cancel)
    {
        // A source must have a root that is not empty: dtc does not read back the blob of an empty tree, either.
        if (!tree.Root.Properties.Any() && !tree.Root.Children.Any())
            return null;
        // An entry of zeros ends the list in a blob, so entries after it are lost (Devicetree Specification, 5.3.2). dtc accepts a
        // phandle of a path and one cell, and an offset in the place of a phandle in fix-ups, but not in the source that it writes.
        if (tree.MemoryReservations.Any(static r => r is { Address: 0, Size: 0 }) || tree.Nodes.Any(static n => n.Find("phandle") is { } phandle && (phandle.Length != 4 || phandle.Cell(0) is 0 or uint.MaxValue)))
            return null;
        // A label that is in the tables of symbols and of fix-ups is one of this tree in the source.
        if (tree.Root.Child("__symbols__") is { } symbols && tree.Root.Child("__fixups__")?.Properties.Any(fixup => symbols.Find(fixup.Name) is not null) == true)
            return null;
        byte[] blob = DtbWriter.Write(tree);
        DtbReadResult read = DtbReader.Read(blob, "t.dtb");
        if (read.Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) is { } objection)
            return new Fault("a blob that is written can be read", objection.ToString());
        string source = DtsWriter.Write(read.Tree);
        // A name can contain that of a macro or an operator which is always defined.
        bool hasMacro = Regex.IsMatch(source, "__[A-Z]+(_[A-Z]+)*__|_Pragma");
        foreach (bool preprocess in hasMacro ? (bool[])[false] : [true, false])
        {
            CompileResult again = DtsCompiler.Compile(
                new SourceFile("again.dts", source), new InMemorySources(), new CompileOptions { Preprocess = preprocess, BootCpu = read.Tree.BootCpu }, cancel);
            if (again.Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) is { } refused)
                return new Fault("a decompiled tree is accepted", $"{refused}\n{source}");
            byte[] second = DtbWriter.Write(again.Tree);
            if (!second.AsSpan().SequenceEqual(blob))
                return new Fault("a decompiled tree gives the same blob", $"{source}\n{Convert.ToHexString(blob)}\n{Convert.ToHexString(second)}");
        }

        return null;
    }

    /// <summary>The results of the hardware layer can be read, and are consistent.</summary>
    public static Fault? HardwareIsConsistent(Board board)
    {
        // A device can depend on all of the board, so not every device of a large board is checked.
        foreach (Device device in board.Devices.Take(200))
        {
            if (device.Interrupts.Any(static interrupt => interrupt.Kind == InterruptKind.Direct && interrupt.Number is null))
                return new Fault("a direct interrupt has a number", device.Path);
            if (device.Regions.Any(static region => region.Kind == RegionKind.Memory != region.Address is not null))
                return new Fault("a region in memory has an address", device.Path);
            board.Dependencies.Closure([device.Node]);
            board.PciRoutes(device.Node);
        }

        return null;
    }

    /// <summary>Whether a tree is accepted, and its blob, are as for the reference. Some inputs make the reference fail without a decision.</summary>
    public static Fault? IsAsOfReference(CompileResult result, (int ExitCode, byte[] Output) reference)
    {
        if (reference.ExitCode > 2)
            return null;
        if (result.Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) is { } error)
            return reference.ExitCode > 0 ? null : new Fault("what the reference accepts is accepted", error.ToString());
        if (reference.ExitCode > 0)
            return new Fault("what the reference refuses is refused", "");
        byte[] blob = DtbWriter.Write(result.Tree);
        return blob.AsSpan().SequenceEqual(reference.Output) ? null : new Fault("the blob is that of the reference", $"{Convert.ToHexString(blob)}\n{Convert.ToHexString(reference.Output)}");
    }
}
