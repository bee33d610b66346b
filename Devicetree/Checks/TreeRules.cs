using Boards.Devicetree.Checks.Addresses;
using Boards.Devicetree.Checks.Chosen;
using Boards.Devicetree.Checks.Interrupts;
using Boards.Devicetree.Checks.Names;
using Boards.Devicetree.Checks.References;
using Boards.Devicetree.Checks.Values;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Checks;

/// <summary>The rules that rules of checks and of later layers yield to, replace or wait for.</summary>
public static class TreeRules
{
    /// <summary>The label or path before a block is unknown, so the block is left out.</summary>
    public static DiagnosticRule Target => TreeDiagnostics.TargetRule;

    /// <summary><c>status</c> is not one string.</summary>
    public static DiagnosticRule Status => ValueRules.Status;

    /// <summary>The console does not exist or is disabled.</summary>
    public static DiagnosticRule Console => ConsoleExists.Kind;

    /// <summary>The name of a standard property is misspelt.</summary>
    public static DiagnosticRule MisspeltName => MisspeltProperty.Kind;

    /// <summary>A property of names is not a list of strings.</summary>
    public static DiagnosticRule Names => ValueRules.Names;

    /// <summary><c>ranges</c> does not match the cell counts.</summary>
    public static DiagnosticRule Ranges => RangesFormat.Ranges;

    /// <summary><c>dma-ranges</c> does not match the cell counts.</summary>
    public static DiagnosticRule DmaRanges => RangesFormat.DmaRanges;

    /// <summary>A bus relies on the default cell counts.</summary>
    public static DiagnosticRule DefaultCells => AvoidDefaultAddrSize.Kind;

    /// <summary><c>interrupts-extended</c> cannot be read.</summary>
    public static DiagnosticRule InterruptsExtended => ProviderRules.InterruptsExtended;

    /// <summary><c>#interrupt-cells</c> is not one cell.</summary>
    public static DiagnosticRule InterruptCells => ProviderRules.InterruptsExtendedCells;

    /// <summary><c>interrupts</c> has no interrupt parent, or an invalid length.</summary>
    public static DiagnosticRule Interrupts => InterruptsProperty.Kind;

    /// <summary><c>#interrupt-cells</c> is missing, or the node is not an interrupt controller.</summary>
    public static DiagnosticRule InterruptProvider => Checks.Interrupts.InterruptProvider.Kind;

    /// <summary>An interrupt map does not match the cell counts.</summary>
    public static DiagnosticRule InterruptMap => Checks.Interrupts.InterruptMap.Kind;
}
