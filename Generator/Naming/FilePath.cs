using Boards.Devicetree.Text;

namespace Boards.Generator.Naming;

/// <summary>The compiler's paths in the engine's form: with <c>/</c>, without <c>.</c> and <c>..</c>.</summary>
public static class FilePath
{
    /// <summary>A path of the compiler, absolute or relative, in the engine's form.</summary>
    public static string Normalize(string path) => SourcePath.Normalize(path.Replace('\\', '/'));

    /// <summary>A path resolved against a directory, in the engine's form.</summary>
    internal static string Combine(string directory, string path) => SourcePath.Combine(Normalize(directory), path.Replace('\\', '/'));

    /// <summary>The last segment.</summary>
    internal static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
