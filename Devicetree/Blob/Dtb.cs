namespace Boards.Devicetree.Blob;

/// <summary>Constants of the flattened form (Devicetree Specification, 5.2 and 5.4).</summary>
internal static class Dtb
{
    public const uint Magic = 0xd00dfeed;
    public const uint Version = 17;
    public const uint LastCompatibleVersion = 16;
    public const int HeaderBytes = 40;

    /// <summary>The length of the header in version 1.</summary>
    public const int FirstHeaderBytes = 28;

    public const uint BeginNode = 1;
    public const uint EndNode = 2;
    public const uint Property = 3;
    public const uint Nop = 4;
    public const uint End = 9;
}
