namespace Boards.Generator.Systems.Names;

/// <summary>What an argument of an attribute names.</summary>
internal enum NameKind
{
    /// <summary>The source of a board of this project.</summary>
    Board,

    /// <summary>A device of the board, by path, label or alias.</summary>
    Device,

    /// <summary>A declared memory region.</summary>
    MemoryRegion,

    /// <summary>A declared protection domain.</summary>
    ProtectionDomain,

    /// <summary>A file for the devicetree of a guest.</summary>
    GuestFile,

    /// <summary>A version of Microkit.</summary>
    Version,
}
