using System.IO;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Verdicts and bytes of the reference compiler and of Microkit's tool, in the folder <c>shared</c> beside the repository.</summary>
internal static class ReferenceData
{
    /// <summary>A folder of it; the test is skipped where it is absent.</summary>
    public static string Folder(params string[] names)
    {
        string folder = Path.Combine([Path.GetDirectoryName(Repository.Root)!, "shared", .. names]);
        Skip.IfNot(Directory.Exists(folder), $"{folder} is absent");
        return folder;
    }
}
