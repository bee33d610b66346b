using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Boards.Devicetree.Text;
using Boards.Tool.Reports;

namespace Boards.Tool;

/// <summary>SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), which code scanning services read; written at the end.</summary>
internal sealed class SarifDiagnostics(Action<string> write) : DiagnosticWriter
{
    // From the build property with the same name; null if it is empty.
    private static readonly string? RepositoryUrl = typeof(SarifDiagnostics).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == nameof(RepositoryUrl))?.Value;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <inheritdoc/>
    public override void Write(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <inheritdoc/>
    public override void End() => write(JsonText.Write(WriteLog) + "\n");

    private void WriteLog(Utf8JsonWriter json)
    {
        DiagnosticRule[] rules = [.. _diagnostics.Select(static diagnostic => diagnostic.Rule).DistinctBy(static rule => rule.Id).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "boards");
        json.WriteString("version", typeof(SarifDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
        if (RepositoryUrl is not null)
            json.WriteString("informationUri", RepositoryUrl);
        json.WriteStartArray("rules");
        foreach (DiagnosticRule rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();

        // Columns count UTF-16 code units (SARIF, 3.14.17).
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Diagnostic diagnostic in _diagnostics)
            WriteResult(json, diagnostic, Array.FindIndex(rules, rule => string.Equals(rule.Id, diagnostic.Id, StringComparison.Ordinal)));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteMessage(json, "shortDescription", rule.Title);
        if (rule.HelpLink is not null)
            json.WriteString("helpUri", rule.HelpLink);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int index)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("level", Level(diagnostic.Severity));
        WriteMessage(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        if (diagnostic.Location.IsKnown)
            WriteLocation(json, diagnostic.Location, message: null);
        json.WriteEndArray();
        if (!diagnostic.Related.IsEmpty)
        {
            json.WriteStartArray("relatedLocations");
            foreach (RelatedLocation related in diagnostic.Related.Where(static related => related.Location.IsKnown))
                WriteLocation(json, related.Location, related.Message);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceLocation at, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(at.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", at.From.Line + 1);
        json.WriteNumber("startColumn", at.From.Column + 1);
        json.WriteNumber("endLine", at.To.Line + 1);
        json.WriteNumber("endColumn", at.To.Column + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null)
            WriteMessage(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // A relative path is a relative URI, which services resolve from the root of the repository.
    private static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
