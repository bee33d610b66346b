using System.Text;
using Boards.Devicetree.Blob;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>Compares the flattened tree of each board library with the one that the reference compiler writes.</summary>
public sealed class ReferenceCompilerTests
{
    [SkippableTheory]
    [MemberData(nameof(BoardSource.Files), MemberType = typeof(BoardSource))]
    public void The_blob_is_that_of_the_reference_compiler(string file)
    {
        byte[] preprocessed = Preprocess(BoardSource.At(file));
        Assert.Equal(ReferenceCompiler.Compile(preprocessed), DtbWriter.Write(BoardSource.At(file).Tree));
    }

    /// <summary>
    /// A hand-written source has no warnings from the checks that Linux has on by default: a pin controller's node has the
    /// unit address of its banks, and no registers of its own.
    /// </summary>
    [SkippableFact]
    public void The_reference_compiler_finds_nothing_to_warn_of_in_the_ODROID_C4()
    {
        byte[] preprocessed = Preprocess(BoardSource.OdroidC4);
        byte[]? said = ReferenceCompiler.Run("sh", preprocessed, "-c", "dtc -Wno-unit_address_vs_reg -Wno-simple_bus_reg -I dts -O dtb -o /dev/null - 2>&1");
        Assert.Equal("", Encoding.UTF8.GetString(Assert.IsType<byte[]>(said)));
    }

    private static byte[] Preprocess(BoardSource board)
    {
        Skip.IfNot(ReferenceCompiler.Has("cpp") && ReferenceCompiler.Has("dtc"), "cpp and dtc are not both installed");
        return Assert.IsType<byte[]>(ReferenceCompiler.Run(
            "cpp", [], "-nostdinc", "-undef", "-x", "assembler-with-cpp", "-D__DTS__", board.Path));
    }
}
