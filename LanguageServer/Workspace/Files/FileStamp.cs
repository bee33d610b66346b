using System;
using System.IO;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>The properties of a file that differ when it has changed.</summary>
/// <param name="Exists">Whether the file exists.</param>
/// <param name="IsLink">Whether it is a link.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Written">The time when it was last written.</param>
public readonly record struct FileStamp(bool Exists, bool IsLink, long Length, DateTime Written)
{
    /// <summary>The stamp of a file now.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
                return default;
            bool isLink = file.Attributes.HasFlag(FileAttributes.ReparsePoint);
            FileInfo target = isLink && TargetOf(path) is { } other ? new FileInfo(other) : file;
            return new FileStamp(true, isLink, target.Length, target.LastWriteTimeUtc);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The final target of a link; null if the path is not a link.</summary>
    public static string? TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
