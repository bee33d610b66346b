using System;
using System.Buffers.Binary;

namespace Boards.Microkit.Guests;

/// <summary>The header of a Linux kernel for arm64 (Documentation/arch/arm64/booting.rst, "Call the kernel image").</summary>
public sealed record KernelImage
{
    // "ARM\x64", at this offset.
    private const uint Magic = 0x644d5241;
    private const int MagicAt = 56;
    private const int HeaderBytes = 64;

    /// <summary>The offset of the image from a multiple of 2 MiB.</summary>
    public required ulong TextOffset { get; init; }

    /// <summary>The bytes that the image takes in memory, which are more than the file has; 0 if an old kernel does not give them.</summary>
    public required ulong Size { get; init; }

    /// <summary>The header of a file; null if it has none, as for a compressed kernel.</summary>
    public static KernelImage? Read(ReadOnlySpan<byte> file) =>
        file.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file.Slice(MagicAt)) != Magic
            ? null
            : new KernelImage { TextOffset = BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(8)), Size = BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(16)) };
}
