using Boards.Devicetree.Blob;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>The flattened tree of each board library against the one that the reference compiler writes.</summary>
public sealed class ReferenceCompilerTests
{
    [SkippableTheory]
    [MemberData(nameof(BoardSource.Files), MemberType = typeof(BoardSource))]
    public void The_blob_is_that_of_the_reference_compiler(string file)
    {
        ExternalTool.RequireAll("cpp", "dtc");
        BoardSource board = BoardSource.At(file);
        byte[] preprocessed = ExternalTool.Run("cpp", ["-nostdinc", "-undef", "-x", "assembler-with-cpp", "-D__DTS__", board.Path]).Output;
        byte[] expected = ExternalTool.Run("dtc", ["-q", "-I", "dts", "-O", "dtb", "-"], preprocessed).Output;
        Assert.Equal(expected, DtbWriter.Write(board.Tree));
    }

    /// <summary>A source that is written by hand has nothing to be warned of, with the checks that are on by default.</summary>
    [SkippableFact]
    public void The_reference_compiler_finds_nothing_to_warn_of_in_the_ODROID_C4()
    {
        ExternalTool.RequireAll("cpp", "dtc");
        byte[] preprocessed = ExternalTool.Run(
            "cpp", ["-nostdinc", "-undef", "-x", "assembler-with-cpp", "-D__DTS__", BoardSource.OdroidC4.Path]).Output;
        Assert.Equal("", ExternalTool.Run("dtc", ["-I", "dts", "-O", "dtb", "-o", "-", "-"], preprocessed).Error);
    }
}
