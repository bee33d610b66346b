using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>Reads additional files.</summary>
internal static class AdditionalFileReading
{
    /// <summary>
    /// The text of a file; null if it cannot be read. In that case the compiler returns null, but other hosts throw, and an exception
    /// would end the work on all files.
    /// </summary>
    public static SourceText? TextOf(this AdditionalText file, CancellationToken cancel)
    {
        try
        {
            return file.GetText(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
