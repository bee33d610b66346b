using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;

namespace Boards.Tool;

/// <summary>Inputs that one thread reads one after another; what they have in common is compiled once (see <see cref="BatchCompiler"/>).</summary>
/// <param name="sources">Where included files come from.</param>
/// <param name="options">What the command line says.</param>
internal sealed class InputBatch(DiskSources sources, CompileOptions options)
{
    // More than so many bytes need not wait in memory for each other.
    private const int Most = 4 << 20;

    private readonly Queue<(DevicetreeFile? File, UnusableFileException? Problem)> _files = new();
    private BatchCompiler? _compiler;

    /// <summary>Reads the first of the inputs that are left.</summary>
    /// <param name="left">Those that are left, this one among them.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    /// <exception cref="UnusableFileException">The file is not there, or cannot be read.</exception>
    public DevicetreeInput ReadNext(IEnumerable<string> left, CancellationToken cancel)
    {
        if (_files.Count == 0)
            Take(left);
        (DevicetreeFile? file, UnusableFileException? problem) = _files.Dequeue();
        return file is null ? throw problem! : DevicetreeInput.Of(_compiler!.Compile(file, cancel));
    }

    private void Take(IEnumerable<string> paths)
    {
        List<DevicetreeFile> files = [];
        long length = 0;
        foreach (string path in paths)
        {
            try
            {
                DevicetreeFile file = DevicetreeInput.FileAt(path, sources);
                length += file.Length;
                files.Add(file);
                _files.Enqueue((file, null));
            }
            catch (UnusableFileException problem)
            {
                _files.Enqueue((null, problem));
            }

            if (length > Most)
                break;
        }

        _compiler = new BatchCompiler(files, sources, options);
    }
}
