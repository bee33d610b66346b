using System.IO;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>A project of a test as a reference of another project.</summary>
internal static class References
{
    /// <summary>As an editor references a project, or as the assembly that the compiler made from it.</summary>
    public static MetadataReference Of(Compilation project, bool asProject)
    {
        if (asProject)
            return project.ToMetadataReference();
        using MemoryStream assembly = new();
        var emitted = project.Emit(assembly);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
