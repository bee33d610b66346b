using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Json.Schema;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The JSON schemas in <c>docs</c>.</summary>
internal static class Schemas
{
    /// <summary>The schema in a file.</summary>
    public static JsonSchema Of(string name) => JsonSchema.FromFile(Path.Combine(Repository.Root, "docs", name));

    /// <summary>Fails if a text is not valid against a schema.</summary>
    public static void Follows(string name, string json)
    {
        EvaluationResults results = Of(name).Evaluate(JsonNode.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(results.IsValid, string.Join("\n", results.Details.Where(static detail => detail.HasErrors).Select(static detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }
}
