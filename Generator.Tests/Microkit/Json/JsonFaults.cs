using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Boards.Tests.Microkit.Json;

/// <summary>What the published schema rejects in a plan.</summary>
internal static class JsonFaults
{
    private static readonly Lazy<JsonSchema> Published =
        new(static () => JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs", "system-description.schema.json"))));

    /// <summary>The faults of a text, each with its location; none if it is accepted.</summary>
    public static string[] Of(string json)
    {
        EvaluationResults results = Published.Value.Evaluate(JsonNode.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] :
        [
            .. results.Details.Where(static detail => detail.HasErrors)
                .SelectMany(static detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")),
        ];
    }
}
