using Boards.Hardware;

namespace Boards.Microkit.Planning.Context;

/// <summary>Pages that no guest and no program may map.</summary>
/// <param name="Range">The pages.</param>
/// <param name="Owner">What the kernel has there.</param>
/// <param name="IsVirtualCpuInterface">Whether the kernel does not need them, and the plan maps them where a guest expects its own pages.</param>
internal sealed record OwnedPages(AddressRange Range, string Owner, bool IsVirtualCpuInterface = false);
