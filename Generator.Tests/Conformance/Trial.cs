using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Tests.Conformance;

/// <summary>One source, and the reference compiler's result for it.</summary>
internal sealed record Trial(string Id, byte[] Source, InMemorySources Files, CompileOptions Options, bool Accept, byte[]? Blob)
{
    /// <summary>All trials of a file; <paramref name="preprocess"/> is whether the C preprocessor runs first.</summary>
    public static IEnumerable<Trial> Read(string file, bool preprocess)
    {
        foreach (string line in File.ReadLines(Path.Combine(ReferenceData.Folder("conformance"), file)))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement row = document.RootElement;
            InMemorySources files = new();
            if (row.TryGetProperty("files_b64", out JsonElement binary))
            {
                foreach (JsonProperty entry in binary.EnumerateObject())
                    files.Add(entry.Name, entry.Value.GetBytesFromBase64());
            }

            if (row.TryGetProperty("files", out JsonElement text))
            {
                foreach (JsonProperty entry in text.EnumerateObject())
                    files.Add(entry.Name, entry.Value.GetString()!);
            }

            string[] flags = [.. row.GetProperty(preprocess ? "args" : "flags").EnumerateArray().Select(flag => flag.GetString()!)];
            CompileOptions options = new()
            {
                Preprocess = preprocess,
                Symbols = flags.Contains("-@"),
                AutoAliases = flags.Contains("-A"),
                LocalFixups = flags.Contains("-L"),
                Definitions = [.. flags.Where(flag => flag.StartsWith("-D", StringComparison.Ordinal)).Select(flag => flag[2..])],
            };
            bool accept = row.GetProperty("accept").GetBoolean();
            yield return new Trial(
                row.GetProperty("id").GetString()!, row.GetProperty("src_b64").GetBytesFromBase64(), files, options, accept,
                accept ? row.GetProperty("dtb_b64").GetBytesFromBase64() : null);
        }
    }

    /// <summary>How our compiler differs from the reference, or null.</summary>
    public string? Difference()
    {
        CompileResult result = Compile();
        Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
        if (errors.Length == 0 != Accept)
            return Accept ? $"{Id}: refused: {errors[0]}" : $"{Id}: accepted";
        if (!Accept)
            return null;
        byte[] blob = DtbWriter.Write(result.Tree);
        return blob.AsSpan().SequenceEqual(Blob) ? null : $"{Id}: other bytes: {Convert.ToHexString(blob)} instead of {Convert.ToHexString(Blob!)}";
    }

    public CompileResult Compile() => DtsCompiler.Compile(SourceFile.FromBytes("t.dts", Source), Files, Options);
}
