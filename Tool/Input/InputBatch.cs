using System;
using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;

namespace Boards.Tool;

/// <summary>Inputs that one thread reads one after another; what they have in common is compiled once (see <see cref="BatchCompiler"/>).</summary>
/// <param name="paths">The inputs.</param>
/// <param name="overlays">What is laid over each of them; with it, they have nothing in common.</param>
/// <param name="sources">Where included files come from.</param>
/// <param name="options">What the command line says.</param>
internal sealed class InputBatch(ArraySegment<string> paths, string[] overlays, DiskSources sources, CompileOptions options)
{
    // So many characters need not wait in memory for each other.
    private const int Most = 4 << 20;

    private readonly Queue<(DevicetreeFile? File, UnusableFileException? Problem)> _files = new();
    private BatchCompiler? _compiler;
    private int _next;

    /// <summary>Reads the next input.</summary>
    /// <exception cref="UnusableFileException">The file is not there, or cannot be read.</exception>
    public DevicetreeInput ReadNext(CancellationToken cancel)
    {
        if (overlays.Length > 0)
            return DevicetreeInput.Read(paths[_next++], overlays, sources, options, cancel);
        if (_files.Count == 0)
            TakeFiles();
        (DevicetreeFile? file, UnusableFileException? problem) = _files.Dequeue();
        return file is null ? throw problem! : DevicetreeInput.Of(_compiler!.Compile(file, cancel));
    }

    private void TakeFiles()
    {
        List<DevicetreeFile> files = [];
        for (long length = 0; _next < paths.Count && length < Most; _next++)
        {
            try
            {
                DevicetreeFile file = DevicetreeInput.FileAt(paths[_next], sources);
                length += file.Length;
                files.Add(file);
                _files.Enqueue((file, null));
            }
            catch (UnusableFileException problem)
            {
                // Told when it is its turn.
                _files.Enqueue((null, problem));
            }
        }

        _compiler = new BatchCompiler(files, sources, options);
    }
}
