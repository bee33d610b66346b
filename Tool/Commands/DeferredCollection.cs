using System;
using System.IO;
using System.Runtime;

namespace Boards.Tool.Commands;

/// <summary>
/// No garbage collection while one large source is compiled: until its blob is written nearly all of it is in use, and
/// to find that out again and again costs a sixth of the time.
/// </summary>
internal readonly struct DeferredCollection : IDisposable
{
    private const long Large = 4_000_000;

    // What is allocated for a byte of a source with ordinary nodes; beyond it, or beyond the most, collection sets in.
    private const int BytesForByte = 12;
    private const long Most = 1L << 30;

    /// <summary>Defers collection where a source is large.</summary>
    public static DeferredCollection For(string source)
    {
        FileInfo file = new(source);
        if (!file.Exists || file.Length < Large)
            return default;
        try
        {
            GC.TryStartNoGCRegion(Math.Min(file.Length * BytesForByte, Most));
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than the machine has.
        }

        return default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
    }
}
