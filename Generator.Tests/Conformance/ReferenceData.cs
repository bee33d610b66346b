using System.IO;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Verdicts and bytes of the reference compiler and of Microkit's tool, in the folder <c>shared</c> next to the repository.</summary>
internal static class ReferenceData
{
    /// <summary>A folder of the reference data; the test is skipped if it is missing.</summary>
    public static string Folder(params string[] names)
    {
        string folder = Path.Combine([Path.GetDirectoryName(Repository.Root)!, "shared", .. names]);
        Skip.IfNot(Directory.Exists(folder), $"{folder} is absent");
        return folder;
    }
}
