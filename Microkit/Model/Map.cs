namespace Boards.Microkit.Model;

/// <summary>A <c>map</c> of a protection domain or a virtual machine.</summary>
/// <param name="Region">Name of the memory region.</param>
/// <param name="Address">Virtual address, in a machine the guest's physical one; a multiple of the region's page size.</param>
/// <param name="Permissions">Letters of <c>rwx</c>; not <c>w</c> alone.</param>
/// <param name="Cached">False for device memory. The tool's default is true.</param>
/// <param name="SetvarAddress">Symbol that is set to <paramref name="Address"/>; not in a machine.</param>
/// <param name="SetvarSize">Symbol that is set to the region's size; not in a machine.</param>
/// <param name="SetvarPrefillSize">Symbol that is set to the size of the file that fills the region; not in a machine.</param>
public sealed record Map(
    string Region,
    ulong Address,
    string Permissions,
    bool Cached,
    string? SetvarAddress = null,
    string? SetvarSize = null,
    string? SetvarPrefillSize = null);
