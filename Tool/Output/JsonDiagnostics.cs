using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Text;
using Boards.Tool.Reports;

namespace Boards.Tool;

/// <summary>A JSON array with one object per line, written at the end.</summary>
internal sealed class JsonDiagnostics(Action<string> write) : DiagnosticWriter
{
    private readonly List<string> _objects = [];

    /// <inheritdoc/>
    public override void Write(Diagnostic diagnostic) => _objects.Add(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Id);
        json.WriteString("severity", Word(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        WritePlace(json, diagnostic.Location);
        json.WriteString("help", diagnostic.Rule.HelpLink);
        json.WriteStartArray("related");
        foreach (RelatedLocation related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            WritePlace(json, related.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    /// <inheritdoc/>
    public override void End() => write(_objects.Count == 0 ? "[]\n" : "[\n" + string.Join(",\n", _objects) + "\n]\n");

    private static void WritePlace(Utf8JsonWriter json, SourceLocation at)
    {
        if (!at.IsKnown)
        {
            foreach (string name in (string[])["file", "line", "column", "endLine", "endColumn"])
                json.WriteNull(name);
            return;
        }

        json.WriteString("file", at.Path);
        json.WriteNumber("line", at.From.Line + 1);
        json.WriteNumber("column", at.From.Column + 1);
        json.WriteNumber("endLine", at.To.Line + 1);
        json.WriteNumber("endColumn", at.To.Column + 1);
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
