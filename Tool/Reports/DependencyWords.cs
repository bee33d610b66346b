using Boards.Hardware;

namespace Boards.Tool.Reports;

/// <summary>The words in reports for what a device needs from another.</summary>
internal static class DependencyWords
{
    /// <summary>The word.</summary>
    public static string Of(DependencyKind kind) => kind switch
    {
        DependencyKind.Registers => "registers",
        DependencyKind.Firmware => "firmware",
        DependencyKind.Hypervisor => "hypervisor",
        DependencyKind.Memory => "memory",
        _ => "information",
    };
}
