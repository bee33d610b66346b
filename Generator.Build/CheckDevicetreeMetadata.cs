using System;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Boards.Generator.Build;

/// <summary>
/// Reports names of metadata that resemble those of a devicetree source or a system, but are unknown: MSBuild accepts any name, so the
/// value would have no effect. Names that resemble none of them belong to the project or to an editor.
/// </summary>
public sealed class CheckDevicetreeMetadata : Task
{
    /// <summary>The items; those with the metadata <c>IsDevicetreeItem</c> come from <c>Devicetree</c>, the others from <c>AdditionalFiles</c>.</summary>
    [Required]
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The project, to which errors are attributed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem item in Items)
        {
            bool isDevicetree = item.GetMetadata("IsDevicetreeItem").Length > 0;
            // Without the well-known metadata of MSBuild, such as FullPath.
            foreach (string name in item.CloneCustomMetadata().Keys.Cast<string>().OrderBy(static name => name, StringComparer.Ordinal))
            {
                if (item.GetMetadata(name).Length == 0 || DevicetreeMetadata.Meant(name, isDevicetree) is not { } meant)
                    continue;
                BuildError error = BuildError.UnknownMetadata(isDevicetree ? "Devicetree" : "AdditionalFiles", item.ItemSpec, name, meant);
                Log.LogError(subcategory: null, error.Id, helpKeyword: null, error.HelpLink, ProjectFile, 0, 0, 0, 0, "{0}", error.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }
}
