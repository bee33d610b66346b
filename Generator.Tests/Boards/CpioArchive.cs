using System;
using System.IO;
using System.Text;

namespace Boards.Tests.BoardFacts;

/// <summary>A file system that Linux unpacks at boot (Documentation/driver-api/early-userspace/buffer-format.rst: newc).</summary>
internal sealed class CpioArchive
{
    private const int RegularExecutable = 0x81ed;
    private const int Directory = 0x41ed;

    private readonly MemoryStream _bytes = new();
    private int _inode;

    /// <summary>Adds a folder.</summary>
    public void Add(string folder) => Add(folder, [], Directory);

    /// <summary>Adds an executable file.</summary>
    public void Add(string file, byte[] content) => Add(file, content, RegularExecutable);

    /// <summary>The archive with its trailer.</summary>
    public byte[] ToArray()
    {
        Add("TRAILER!!!", [], 0);
        return _bytes.ToArray();
    }

    // Magic, then inode, mode, uid, gid, links, time, size, device and special device in two parts each, length of the
    // name, check sum: eight digits each. Name and content begin at multiples of four.
    private void Add(string name, byte[] content, int mode)
    {
        int[] fields = [++_inode, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        Write("070701" + string.Concat(Array.ConvertAll(fields, static field => field.ToString("x8", System.Globalization.CultureInfo.InvariantCulture))) + name + "\0");
        Pad();
        _bytes.Write(content);
        Pad();
    }

    private void Write(string text) => _bytes.Write(Encoding.ASCII.GetBytes(text));

    private void Pad()
    {
        while (_bytes.Length % 4 != 0)
            _bytes.WriteByte(0);
    }
}
