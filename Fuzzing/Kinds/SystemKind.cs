using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Fuzzing.Texts;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Microkit.Xml;

namespace Boards.Fuzzing.Kinds;

/// <summary>Hand-written system descriptions: generated from the table of the format, or those of this repository, mutated or not.</summary>
internal sealed class SystemKind : FuzzKind
{
    private static readonly Lazy<ImmutableArray<Sel4Board>> Boards = new(static () =>
    [
        .. Corpus.Files.Where(static file => file.Path.EndsWith(".dts", StringComparison.Ordinal))
            .Select(static file => BoardCompilation.Compile(DevicetreeFile.FromBytes(file.Path, file.Bytes), [], Corpus.Includes, CompileOptions.Default).Board),
    ]);

    // With the default system of each board.
    private static readonly Lazy<ImmutableArray<string>> Systems = new(static () =>
    [
        .. Corpus.Systems,
        .. Boards.Value.Select(static board => SystemDescriptionWriter.Write(DefaultSystem.Plan("Any", board, SourceLocation.StartOf("any.dts")).Description)).Where(static text => text.Length < 20_000),
    ]);

    public override string Name => "systems";

    public override FuzzInput Draw(long seed)
    {
        Random random = RandomOf(seed);
        string text = random.Once(2) ? SystemText.Draw(random) : random.Pick(Systems.Value);
        return FuzzInput.Of("x.system", random.Once(3) ? text : Mutation.Of(random, text, random.Pick(Systems.Value), SystemText.Pieces));
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        SourceFile file = SourceFile.FromBytes(input.Name, [.. input.Bytes]);
        MicrokitVersion[] versions = [MicrokitVersions.Current, (MicrokitVersion)(input.Bytes.Length % ((int)MicrokitVersions.Current + 1))];
        foreach (MicrokitVersion version in versions.Distinct())
        {
            Sel4Board? board = input.Bytes.Length % 5 is var index && index < Boards.Value.Length ? Boards.Value[index] : null;
            SystemCheckResult result = SystemCheck.Run(file, version, board, cancel);
            if (Properties.PlacesAreInFiles(result.Diagnostics, path => path == input.Name ? file : Corpus.Includes.FindSource(path)) is { } misplaced)
                return misplaced;

            // A description that can be read is written so that reading it again gives the same.
            if (SystemFileReader.Read(file, version) is not { } read || read.Diagnostics.Any(static d => d.Severity == Severity.Error))
                continue;
            string written = SystemDescriptionWriter.Write(read.Request);
            SystemFile again = SystemFileReader.Read(new SourceFile("again.system", written), version);
            if (again.Diagnostics.FirstOrDefault(static d => d.Severity == Severity.Error) is { } objection)
                return new Fault("a description that is written can be read", $"{objection}\n{written}");
            string second = SystemDescriptionWriter.Write(again.Request);
            if (second != written)
                return new Fault("a description is read as it was written", $"{written}\n{second}");
        }

        return null;
    }
}
