using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>
/// Our own trials, <c>Trials/trials.txt</c>: a name, options and a source on each line. The reference's result for each
/// is in <c>expected.txt</c>, which <c>BOARDS_UPDATE=1 dotnet test --filter OwnTrials</c> writes again with the
/// <c>cpp</c> and <c>dtc</c> that are installed.
/// </summary>
public sealed class OwnTrials
{
    // Where dtc 1.6.1, which Debian has, differs from 1.8.1, the later version counts (language notes, 1.2, 1.5, 2).
    private static readonly string[] RefusedSince = ["node-name-empty", "overlay-path-unresolved", "overlay-omitted-child"];

    // Trials that the later version accepts, and a trial that spells the same out.
    private static readonly Dictionary<string, string> AcceptedSince = new(StringComparer.Ordinal)
    {
        ["cell-cut"] = "cell-cut-written",
        ["byte-cut"] = "byte-cut-written",
        ["ref-label-path"] = "ref-label-path-written",
        ["ref-label-braces"] = "ref-label-braces-written",
    };

    private static readonly string Folder = Path.Combine(Repository.Root, "Generator.Tests", "Conformance", "Trials");

    [Fact]
    public void Verdict_bytes_and_round_trip_are_those_of_the_reference()
    {
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1" && IsReferenceInstalled)
            File.WriteAllLines(Path.Combine(Folder, "expected.txt"), Lines().Select(AskReference));
        Dictionary<string, byte[]?> expected = Expected();
        List<string> differences = [];
        foreach ((string id, string flags, byte[] source) in Lines())
        {
            byte[]? blob = expected[id];
            Trial trial = new(id, source, Files(), Options(flags), blob is not null, blob);
            if (trial.Difference() is { } difference)
                differences.Add(difference);
            else if (blob is not null && !DecompilesToItself(blob))
                differences.Add($"{id}: decompiled it gives another tree");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n" + string.Join("\n", differences));
        Assert.True(expected.Count >= 300);
        Assert.InRange(expected.Values.Count(blob => blob is null), 200, expected.Count - 200);
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void The_installed_reference_still_says_what_is_written_down()
    {
        Skip.IfNot(IsReferenceInstalled, "cpp and dtc are not installed");
        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, "expected.txt")), Lines().Select(AskReference));
    }

    private static bool IsReferenceInstalled => ReferenceCompiler.Has("dtc") && ReferenceCompiler.Has("cpp");

    private static bool DecompilesToItself(byte[] blob)
    {
        DeviceTree tree = DtbReader.Read(blob, "t.dtb").Tree;
        string source = DtsWriter.Write(tree);
        DeviceTree again = Boards.Devicetree.DtsCompiler.Compile(new SourceFile("again.dts", source), new InMemorySources(), new CompileOptions { BootCpu = tree.BootCpu }).Tree;
        return !tree.Root.Properties.Any() && !tree.Root.Children.Any() || blob.AsSpan().SequenceEqual(DtbWriter.Write(again));
    }

    // A line is "name TAB options TAB source"; in the source, ⏎ is a line feed, ⟦ff⟧ a byte, and ": x" means a root that contains x.
    private static IEnumerable<(string Id, string Flags, byte[] Source)> Lines()
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, "trials.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] parts = line.Split('\t', 3);
            string text = parts[2].StartsWith(": ", StringComparison.Ordinal) ? "/dts-v1/; / { " + parts[2][2..] + " };" : parts[2];
            MemoryStream source = new();
            for (int at = 0; at < text.Length; at++)
            {
                if (text[at] == '⟦')
                {
                    source.WriteByte(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    at += 3;
                }
                else
                {
                    int length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                    source.Write(Encoding.UTF8.GetBytes(text.Substring(at, length).Replace('⏎', '\n')));
                    at += length - 1;
                }
            }

            yield return (parts[0], parts[1], source.ToArray());
        }
    }

    private static CompileOptions Options(string flags) => new()
    {
        Preprocess = flags.Contains("cpp", StringComparison.Ordinal),
        Symbols = flags.Contains("-@", StringComparison.Ordinal),
        AutoAliases = flags.Contains("-A", StringComparison.Ordinal),
        IncludeDirectories = ["."],
    };

    private static InMemorySources Files()
    {
        InMemorySources files = new();
        string folder = Path.Combine(Folder, "files");
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        return files;
    }

    private static Dictionary<string, byte[]?> Expected() => File.ReadLines(Path.Combine(Folder, "expected.txt"))
        .Select(static line => line.Split('\t'))
        .ToDictionary(static parts => parts[0], static parts => parts[1] == "refused" ? null : Convert.FromBase64String(parts[1]), StringComparer.Ordinal);

    private static string AskReference((string Id, string Flags, byte[] Source) trial)
    {
        (string Id, string Flags, byte[] Source) asked = AcceptedSince.TryGetValue(trial.Id, out string? same) ? Lines().Single(line => line.Id == same) : trial;
        byte[]? blob = RefusedSince.Contains(trial.Id) ? null : Compile(asked.Flags, asked.Source);
        return trial.Id + "\t" + (blob is null ? "refused" : Convert.ToBase64String(blob));
    }

    private static byte[]? Compile(string flags, byte[] source)
    {
        string files = Path.Combine(Folder, "files");
        string[] options = [.. flags.Split(' ').Where(static flag => flag.StartsWith('-'))];
        if (!flags.Contains("cpp", StringComparison.Ordinal))
            return ReferenceCompiler.Compile(source, [.. options, "-i", files]);
        string folder = Directory.CreateTempSubdirectory("boards-trial-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "t.dts"), source);
            byte[]? text = ReferenceCompiler.RunIn(folder, "cpp", [], "-nostdinc", "-I", files, "-undef", "-D__DTS__", "-x", "assembler-with-cpp", "t.dts");
            return text is null ? null : ReferenceCompiler.Compile(text, [.. options, "-i", files]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
