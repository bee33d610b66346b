using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Blob;

/// <summary>Blobs as input of the compiler: what the reference reads from them, and what it rejects.</summary>
public sealed class ReadBlobs
{
    private const string Source = """
        /dts-v1/;
        /memreserve/ 0x1000 0x20;
        / {
            compatible = "acme,board", "acme,soc";
            cpus { cpu@3 { reg = <3>; }; };
            soc { uart: uart@10 { reg = <0 0x10 0 0x100>; phandle = <7>; }; };
            chosen { stdout-path = "/soc/uart@10"; odd = [01 02 03]; };
        };
        """;

    // The formats before 16: paths instead of names, 8-byte values aligned to 8 bytes, and a 'name' in each node, which is removed.
    [SkippableTheory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("16")]
    [InlineData("17")]
    public void Each_version_that_the_reference_writes_is_read(string version)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        byte[]? blob = ReferenceCompiler.Compile(Encoding.UTF8.GetBytes(Source), "-V", version);
        Assert.Equal(ReferenceCompiler.Run("dtc", blob!, "-q", "-I", "dtb", "-O", "dtb", "-"), Recompile(blob!));
    }

    [Fact]
    public void A_node_of_an_old_version_gives_its_path_and_aligns_long_values()
    {
        byte[] blob = OldBlob(
            Dtb.BeginNode, "/",
            Dtb.BeginNode, "/soc",
            Dtb.BeginNode, "/soc/a@10000000", Dtb.Property, 8u, 0u, 0u, 1u, 2u, Dtb.EndNode,
            Dtb.EndNode, Dtb.EndNode, Dtb.End);

        CompileResult result = Read(blob);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["/", "/soc", "/soc/a@10000000"], result.Tree.Nodes.Select(static node => node.Path));
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 2], result.Tree.FindPath("/soc/a@10000000")!.Find("reg")!.Value.ToArray());
    }

    [Fact]
    public void A_node_of_an_old_version_that_is_not_below_the_one_around_it_is_reported() =>
        Assert.Equal(["BRD0301"], IdsOf(OldBlob(Dtb.BeginNode, "/", Dtb.BeginNode, "/soc", Dtb.BeginNode, "/cpus/a", Dtb.EndNode, Dtb.EndNode, Dtb.EndNode, Dtb.End)));

    [Fact]
    public void A_blob_without_a_root_is_reported()
    {
        byte[] blob = OldBlob(Dtb.End);
        Assert.Equal(["BRD0301"], IdsOf(blob));
        if (ReferenceCompiler.Has("dtc"))
            Assert.Null(ReferenceCompiler.Run("dtc", blob, "-q", "-I", "dtb", "-O", "dtb", "-"));
    }

    // The fields of the header (Devicetree Specification, 5.2): total size, structure, names, reservations, version, length of names and structure.
    [Theory]
    [InlineData(4, 39)]
    [InlineData(4, 0x10000)]
    [InlineData(8, 0x10000)]
    [InlineData(12, 0x10000)]
    [InlineData(16, 0x10000)]
    [InlineData(32, 0x10000)]
    [InlineData(36, 0x10000)]
    public void A_header_that_leads_out_of_the_blob_is_reported(int field, int value)
    {
        byte[] blob = Compile(Source);
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(field), value);
        Assert.Equal(["BRD0301"], IdsOf(blob));
        if (ReferenceCompiler.Has("dtc"))
            Assert.Null(ReferenceCompiler.Run("dtc", blob, "-q", "-I", "dtb", "-O", "dtb", "-"));
    }

    [Fact]
    public void What_is_after_the_total_size_is_no_part_of_the_blob()
    {
        byte[] blob = Compile(Source);
        Assert.Equal(blob, Recompile([.. blob, 1, 2, 3]));
    }

    [Fact]
    public void A_structure_that_says_a_shorter_length_ends_at_its_tag()
    {
        byte[] blob = Compile(Source);
        byte[] changed = [.. blob];
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(36), 4);
        Assert.Equal(blob, Recompile(changed));
    }

    // A list of reservations ends at an entry of zeros; the reference treats an entry of size 0 as the end.
    [Theory]
    [InlineData("/memreserve/ 5 0; /memreserve/ 6 7;", 2)]
    [InlineData("/memreserve/ 0 1;", 1)]
    public void Reservations_are_read_up_to_the_end_of_their_list(string reservations, int count) =>
        Assert.Equal(count, Read(Compile("/dts-v1/; " + reservations + " / { };")).Tree.MemoryReservations.Length);

    [Fact]
    public void Without_an_end_the_list_of_reservations_ends_at_one_of_no_length()
    {
        byte[] blob = Compile("/dts-v1/; /memreserve/ 1 2; /memreserve/ 3 4; / { };");
        BinaryPrimitives.WriteUInt64BigEndian(blob.AsSpan(40 + 16 + 8), 0);
        BinaryPrimitives.WriteUInt64BigEndian(blob.AsSpan(40 + 32 + 8), 9);
        Assert.Equal([1UL], Read(blob).Tree.MemoryReservations.Select(static reservation => reservation.Address));
    }

    // What a source that compiles cannot contain, but a blob that was edited by a tool can.
    [Theory]
    [InlineData("a { phandle = <1>; }; b { handle1 = <1>; };", "handle1", "phandle", "BRD0209")]
    [InlineData("a { handle1 = <0>; };", "handle1", "phandle", "BRD0208")]
    [InlineData("a { handle1 = <0xffffffff>; };", "handle1", "phandle", "BRD0208")]
    [InlineData("a { handle1 = <1 2>; };", "handle1", "phandle", "BRD0208")]
    [InlineData("a@1 { nam1 = \"b\"; };", "nam1", "name", "BRD0206")]
    [InlineData("a { at1; };", "at1", "a@1", "BRD0205")]
    [InlineData("a@1x1 { };", "a@1x1", "a@1@1", "BRD0203")]
    [InlineData("ax1 { };", "ax1", "a#1", "BRD0202")]
    public void What_the_reference_refuses_of_a_source_is_refused_of_a_blob(string nodes, string name, string other, string id)
    {
        byte[] blob = Renamed(Compile($"/dts-v1/; / {{ {nodes} }};"), name, other);
        Diagnostic diagnostic = Assert.Single(Read(blob).Diagnostics);
        Assert.Equal((id, "t.dtb"), (diagnostic.Id, diagnostic.Location.Path));
        if (ReferenceCompiler.Has("dtc"))
            Assert.Null(ReferenceCompiler.Run("dtc", blob, "-q", "-I", "dtb", "-O", "dtb", "-"));
    }

    [Fact]
    public void A_name_that_says_what_the_node_is_called_goes() => Assert.Equal(
        Compile("/dts-v1/; / { uart@1 { q; }; };"),
        Recompile(Renamed(Compile("/dts-v1/; / { uart@1 { nam1 = \"uart\"; q; }; };"), "nam1", "name")));

    [Fact]
    public void Names_are_in_the_order_of_the_nodes_again()
    {
        byte[] blob = Compile("/dts-v1/; / { first; second; };");
        byte[] swapped = Renamed(Renamed(Renamed(blob, "first", "three"), "second", "fourth"), "three", "third");
        Assert.Equal(Compile("/dts-v1/; / { third; fourth; };"), Recompile(swapped));
    }

    [Theory]
    [InlineData(null, 3u)]
    [InlineData(0u, 0u)]
    [InlineData(17u, 17u)]
    public void The_boot_cpu_is_that_of_the_blob_unless_it_is_given(uint? given, uint expected) =>
        Assert.Equal(expected, Read(Compile(Source), given).Tree.BootCpu);

    private static byte[] Compile(string source) =>
        DtbWriter.Write(DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), CompileOptions.Default).Tree);

    private static CompileResult Read(byte[] blob, uint? bootCpu = null) =>
        LayeredCompiler.Compile(DevicetreeFile.FromBytes("t.dtb", blob), [], new InMemorySources(), new CompileOptions { BootCpu = bootCpu });

    private static byte[] Recompile(byte[] blob)
    {
        CompileResult result = Read(blob);
        Assert.Empty(result.Diagnostics);
        return DtbWriter.Write(result.Tree);
    }

    private static IEnumerable<string> IdsOf(byte[] blob) => Read(blob).Diagnostics.Select(static diagnostic => diagnostic.Id);

    // Replaces a name that is once in the blob with another one; if that is shorter, a NUL ends it earlier.
    private static byte[] Renamed(byte[] blob, string from, string to)
    {
        byte[] renamed = [.. blob];
        int at = blob.AsSpan().IndexOf(Encoding.ASCII.GetBytes(from + "\0"));
        Encoding.ASCII.GetBytes(to.PadRight(from.Length, '\0')).CopyTo(renamed, at);
        return renamed;
    }

    // Version 3: a header of 36 bytes, the end of the reservations, the structure, and one name.
    private static byte[] OldBlob(params object[] structure)
    {
        List<byte> words = [];
        foreach (object word in structure)
        {
            if (word is string text)
                words.AddRange(Encoding.ASCII.GetBytes(text.PadRight((text.Length + 4) & ~3, '\0')));
            else
                words.AddRange(Word((uint)word));
        }

        uint names = 56 + (uint)words.Count;
        uint[] header = [Dtb.Magic, names + 4, 56, names, 40, 3, 1, 0, 4, 0, 0, 0, 0, 0];
        return [.. header.SelectMany(Word), .. words, .. "reg\0"u8];
    }

    private static byte[] Word(uint value)
    {
        byte[] word = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(word, value);
        return word;
    }
}
