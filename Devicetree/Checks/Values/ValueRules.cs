using Boards.Devicetree.Text;

namespace Boards.Devicetree.Checks.Values;

/// <summary>Rules for properties whose values must have a certain type.</summary>
internal static class ValueRules
{
    public static readonly DiagnosticRule AddressCells = new("BRD1001", "'#address-cells' is not one cell", Severity.Warning);
    public static readonly DiagnosticRule SizeCells = new("BRD1002", "'#size-cells' is not one cell", Severity.Warning);
    public static readonly DiagnosticRule DeviceType = new("BRD1003", "'device_type' is not one string", Severity.Warning);
    public static readonly DiagnosticRule Model = new("BRD1004", "'model' is not one string", Severity.Warning);
    public static readonly DiagnosticRule Status = new("BRD1005", "'status' is not one string", Severity.Warning);
    public static readonly DiagnosticRule Label = new("BRD1006", "'label' is not one string", Severity.Warning);
    public static readonly DiagnosticRule Compatible = new("BRD1007", "'compatible' is not a list of strings", Severity.Warning);
    public static readonly DiagnosticRule Names = new("BRD1008", "A property of names is not a list of strings", Severity.Warning);
}
