using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>
/// Reads flattened trees (Devicetree Specification, chapter 5), including those of versions before 16, in which the name
/// of a node is its full path and values of at least 8 bytes are aligned to 8 bytes.
/// </summary>
public sealed class DtbReader
{
    private readonly byte[] _blob;
    private readonly string _path;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ReportLimit _limit = new();
    private readonly Dictionary<int, string> _names = [];
    private readonly Stack<OpenNode> _open = new();
    private readonly Node _root = new("", null, [], null, default);
    private int _length;
    private bool _isOld;
    private int _at;
    private int _structureStart;
    private int _stringsStart;
    private int _stringsEnd;
    private bool _rootSeen;

    private DtbReader(byte[] blob, string path)
    {
        _blob = blob;
        _path = path;
    }

    /// <summary>Reads a blob. Does not throw on invalid contents.</summary>
    /// <param name="blob">The whole file.</param>
    /// <param name="path">The path of the file in diagnostics.</param>
    public static DtbReadResult Read(byte[] blob, string path)
    {
        DtbReader reader = new(blob, path);
        uint bootCpu = 0;
        ImmutableArray<MemoryReservation> reservations = [];
        if (reader.ReadHeader())
        {
            bootCpu = reader.Word(20) >= 2 ? reader.Word(28) : 0;
            reservations = reader.ReadReservations();
            reader.ReadStructure();
        }

        DeviceTree tree = new(reader._root, reservations, bootCpu) { NameTable = reader.ReadNames() };
        RestoreLabels(tree);
        return new DtbReadResult { Tree = tree, Diagnostics = reader._diagnostics.ToImmutable() };
    }

    private bool ReadHeader()
    {
        if (_blob.Length < Dtb.FirstHeaderBytes)
            return Fail(BlobDiagnostics.TooShort(_path, _blob.Length));
        if (Word(0) != Dtb.Magic)
            return Fail(BlobDiagnostics.NoMagic(_path, Word(0)));
        uint version = Word(20);
        uint compatible = Word(24);
        int header = version switch { < 2 => Dtb.FirstHeaderBytes, < 3 => 32, < 17 => 36, _ => Dtb.HeaderBytes };
        if (version == 0 || compatible > Dtb.Version)
            return Fail(BlobDiagnostics.Version(_path, version, compatible));
        if (Word(4) < header || Word(4) > _blob.Length)
            return Fail(BlobDiagnostics.Size(_path, Word(4), _blob.Length, header));
        _length = (int)Word(4);
        _isOld = version < Dtb.LastCompatibleVersion;
        uint structure = Word(8);
        uint strings = Word(12);
        if (structure >= _length)
            return Fail(BlobDiagnostics.OutOfFile(_path, "the structure", structure, _length));
        if (strings > _length)
            return Fail(BlobDiagnostics.OutOfFile(_path, "the table of names", strings, _length));

        // The length of the structure is not needed, because a tag marks its end. But the stated length must be within the file.
        if (version >= 17 && structure + (long)Word(36) > _length)
            return Fail(BlobDiagnostics.EndsOutOfFile(_path, "the structure", structure + (long)Word(36), _length));
        long stringsEnd = version >= 3 ? strings + (long)Word(32) : _length;
        if (stringsEnd > _length)
            return Fail(BlobDiagnostics.EndsOutOfFile(_path, "the table of names", stringsEnd, _length));
        _at = _structureStart = (int)structure;
        _stringsStart = (int)strings;
        _stringsEnd = (int)stringsEnd;
        return true;
    }

    // An entry with address 0 and size 0 ends the list. Without such an entry before the
    // structure, the first entry of size 0 ends the list.
    private ImmutableArray<MemoryReservation> ReadReservations()
    {
        var reservations = ImmutableArray.CreateBuilder<MemoryReservation>();
        int? end = null;
        for (long at = Word(16); ; at += 16)
        {
            if (at + 16 > _length || (end is not null && at >= _structureStart))
            {
                if (end is null)
                    Fail(BlobDiagnostics.OutOfFile(_path, "a memory reservation", (uint)Math.Min(at, uint.MaxValue), _length));
                reservations.Count = end ?? reservations.Count;
                break;
            }

            ulong address = BinaryPrimitives.ReadUInt64BigEndian(_blob.AsSpan((int)at));
            ulong size = BinaryPrimitives.ReadUInt64BigEndian(_blob.AsSpan((int)at + 8));
            if (address == 0 && size == 0)
                break;
            if (size == 0)
                end ??= reservations.Count;
            reservations.Add(new MemoryReservation { Address = address, Size = size, Location = SourceLocation.StartOf(_path) });
        }

        return reservations.ToImmutable();
    }

    private void ReadStructure()
    {
        bool more = true;
        while (more)
        {
            int start = _at;
            if (start + 4 > _length)
            {
                Fail(BlobDiagnostics.Cut(_path, start, "the structure"));
                break;
            }

            uint tag = Word(start);
            _at += 4;
            more = tag switch
            {
                Dtb.BeginNode => BeginNode(start),
                Dtb.EndNode => EndNode(start),
                Dtb.Property => ReadProperty(start),
                Dtb.Nop => _open.Count > 0 || Fail(BlobDiagnostics.Unbalanced(_path, start, "unexpected FDT_NOP outside the tree")),
                Dtb.End => (_open.Count > 0 || !_rootSeen)
                    && Fail(BlobDiagnostics.Unbalanced(_path, start, _rootSeen ? "unexpected FDT_END within a node" : "unexpected FDT_END before the root node")),
                _ => Fail(BlobDiagnostics.UnknownTag(_path, start, tag)),
            };
        }

        while (_open.Count > 0)
            Close();
    }

    private bool BeginNode(int start)
    {
        int end = Array.IndexOf(_blob, (byte)0, _at, _length - _at);
        if (end < 0)
            return Fail(BlobDiagnostics.Cut(_path, start, "a node's name"));
        string name = Latin1(_at, end - _at);
        _at = end + 1;
        Align(4);
        if (_isOld && !TryShorten(ref name))
            return Fail(BlobDiagnostics.Unbalanced(_path, start, $"invalid node path \"{name}\""));
        if (_open.Count == 0)
        {
            if (_rootSeen)
                return Fail(BlobDiagnostics.Unbalanced(_path, start, "unexpected second root node"));
            _rootSeen = true;
            _open.Push(new OpenNode(_root, ""));
            return true;
        }

        if (_open.Count == Parser.MaxDepth)
            return Fail(BlobDiagnostics.TooDeep(_path, start, Parser.MaxDepth));
        OpenNode parent = _open.Peek();
        bool isGood = IsName(name) || Report(BlobDiagnostics.BadName(_path, parent.Node.Path, name));
        isGood = isGood && (parent.Names.Add("/" + name) || Report(BlobDiagnostics.Duplicate(_path, parent.Node.Path, name)));
        Node node = new(name, parent.Node, [], null, default);
        if (isGood)
            parent.Children.Add(node);
        _open.Push(new OpenNode(node, _isOld ? parent.FlatPath + "/" + name : ""));
        return true;
    }

    // Shortens the full path of a node to its name.
    private bool TryShorten(ref string path)
    {
        string start = _open.Count == 0 ? "" : _open.Peek().FlatPath + "/";
        if (!path.StartsWith(start, StringComparison.Ordinal))
            return false;
        path = path.Substring(start.Length);
        return true;
    }

    private bool EndNode(int start)
    {
        if (_open.Count == 0)
            return Fail(BlobDiagnostics.Unbalanced(_path, start, "unexpected FDT_END_NODE"));
        Close();
        return true;
    }

    private void Close()
    {
        OpenNode open = _open.Pop();
        open.Node.Properties = [.. open.Properties];
        open.Node.Children = [.. open.Children];
    }

    private bool ReadProperty(int start)
    {
        if (_open.Count == 0)
            return Fail(BlobDiagnostics.Unbalanced(_path, start, "unexpected FDT_PROP outside the tree"));
        if (_at + 8 > _length)
            return Fail(BlobDiagnostics.Cut(_path, start, "a property"));
        uint length = Word(_at);
        uint nameOffset = Word(_at + 4);
        _at += 8;
        if (_isOld && length >= 8)
            Align(8);
        if (_at > _length || length > _length - _at)
            return Fail(BlobDiagnostics.Cut(_path, start, "the value of a property"));
        ReadOnlyMemory<byte> value = new(_blob, _at, (int)length);
        _at += (int)length;
        Align(4);
        OpenNode node = _open.Peek();
        if (NameAt(nameOffset) is not { } name)
            return Fail(BlobDiagnostics.Cut(_path, start, "the name of the property"));
        bool isGood = IsName(name) || Report(BlobDiagnostics.BadName(_path, node.Node.Path, name));
        if (isGood && (node.Names.Add(name) || Report(BlobDiagnostics.Duplicate(_path, node.Node.Path, name))))
            node.Properties.Add(new Property(name, value));
        return true;
    }

    // Alignment is relative to the start of the structure, which may be unaligned.
    private void Align(int bytes) => _at = _structureStart + ((_at - _structureStart + bytes - 1) & -bytes);

    private string? NameAt(uint offset)
    {
        if (offset >= _stringsEnd - _stringsStart)
            return null;
        int start = _stringsStart + (int)offset;
        if (_names.TryGetValue(start, out string? known))
            return known;
        int end = Array.IndexOf(_blob, (byte)0, start, _stringsEnd - start);
        return end < 0 ? null : _names[start] = Latin1(start, end - start);
    }

    private ImmutableArray<string> ReadNames()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (int start = _stringsStart; start < _stringsEnd;)
        {
            int end = Array.IndexOf(_blob, (byte)0, start, _stringsEnd - start);
            if (end < 0)
                break;
            string name = Latin1(start, end - start);
            if (IsName(name))
                names.Add(name);
            start = end + 1;
        }

        return names.ToImmutable();
    }

    private static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (!Characters.IsName(c))
                return false;
        }

        return name.Length > 0;
    }

    private string Latin1(int start, int length)
    {
        StringBuilder text = new(length);
        for (int i = start; i < start + length; i++)
            text.Append((char)_blob[i]);
        return text.ToString();
    }

    // Each property of __symbols__ is a label and the path of its node.
    internal static void RestoreLabels(DeviceTree tree)
    {
        foreach (Property symbol in tree.Root.Child("__symbols__")?.Properties ?? [])
        {
            if (Characters.IsLabel(symbol.Name) && symbol.String is { } path && tree.FindPath(path) is { } node)
                node.Labels = node.Labels.Add(symbol.Name);
        }
    }

    private uint Word(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_blob.AsSpan(offset));

    private bool Fail(Diagnostic diagnostic) => Report(diagnostic);

    // Always returns false, for use as the result of a check that failed.
    private bool Report(Diagnostic diagnostic)
    {
        if (_limit.Take(diagnostic))
            _diagnostics.Add(diagnostic);
        return false;
    }

    private sealed class OpenNode(Node node, string flatPath)
    {
        public Node Node { get; } = node;

        /// <summary>The full path in versions before 16; otherwise, and for the root, empty.</summary>
        public string FlatPath { get; } = flatPath;

        public List<Property> Properties { get; } = [];

        public List<Node> Children { get; } = [];

        /// <summary>The names so far; those of children begin with <c>/</c>.</summary>
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
