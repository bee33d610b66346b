using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Text;
using Boards.Microkit;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>The settings of an editor, for boards that no project names.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>Folders in which includes are looked up, absolute or relative to a folder of the workspace.</summary>
    public ImmutableArray<string> IncludeDirectories { get; init; } = [];

    /// <summary>Macros, <c>NAME</c> or <c>NAME=VALUE</c>.</summary>
    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>The version of Microkit for systems.</summary>
    public MicrokitVersion Version { get; init; } = MicrokitVersions.Current;

    /// <summary>Reads the settings of an editor: an object, or the object in the property <c>boards</c>. What is not understood is ignored.</summary>
    /// <param name="json">The settings.</param>
    /// <param name="defaults">The settings that apply if the editor has none.</param>
    public static WorkspaceSettings Read(JsonElement json, WorkspaceSettings defaults)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("boards", out JsonElement own))
            json = own;
        return json.ValueKind != JsonValueKind.Object ? defaults : new WorkspaceSettings
        {
            IncludeDirectories = Texts(json, "includeDirectories") ?? defaults.IncludeDirectories,
            Defines = Texts(json, "defines") ?? defaults.Defines,
            Version = BoardsJson.VersionOf(json.TryGetProperty("microkitVersion", out JsonElement version) && version.ValueKind == JsonValueKind.String ? version.GetString() : defaults.Version.Name()),
        };
    }

    /// <summary>The folders for includes.</summary>
    public ImmutableArray<string> FoldersIn(ImmutableArray<string> roots) =>
        [.. IncludeDirectories.SelectMany(folder => SourcePath.IsRooted(folder) ? [folder] : roots.Select(root => SourcePath.Combine(root, folder)))];

    private static ImmutableArray<string>? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)]
            : null;
}
