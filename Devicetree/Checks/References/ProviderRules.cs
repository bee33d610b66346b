using Boards.Devicetree.Text;

namespace Boards.Devicetree.Checks.References;

/// <summary>Rules for lists of references whose targets have a property with the number of arguments, and for these properties.</summary>
internal static class ProviderRules
{
    public static readonly DiagnosticRule Clocks = List("BRD1032", "clocks", "#clock-cells");
    public static readonly DiagnosticRule ClocksCells = Count("BRD1033", "#clock-cells");
    public static readonly DiagnosticRule CoolingDevice = List("BRD1034", "cooling-device", "#cooling-cells");
    public static readonly DiagnosticRule CoolingDeviceCells = Count("BRD1035", "#cooling-cells");
    public static readonly DiagnosticRule Dmas = List("BRD1036", "dmas", "#dma-cells");
    public static readonly DiagnosticRule DmasCells = Count("BRD1037", "#dma-cells");
    public static readonly DiagnosticRule Hwlocks = List("BRD1038", "hwlocks", "#hwlock-cells");
    public static readonly DiagnosticRule HwlocksCells = Count("BRD1039", "#hwlock-cells");
    public static readonly DiagnosticRule InterruptsExtended = List("BRD1040", "interrupts-extended", "#interrupt-cells");
    public static readonly DiagnosticRule InterruptsExtendedCells = Count("BRD1041", "#interrupt-cells");
    public static readonly DiagnosticRule IoChannels = List("BRD1042", "io-channels", "#io-channel-cells");
    public static readonly DiagnosticRule IoChannelsCells = Count("BRD1043", "#io-channel-cells");
    public static readonly DiagnosticRule Iommus = List("BRD1044", "iommus", "#iommu-cells");
    public static readonly DiagnosticRule IommusCells = Count("BRD1045", "#iommu-cells");
    public static readonly DiagnosticRule Mboxes = List("BRD1046", "mboxes", "#mbox-cells");
    public static readonly DiagnosticRule MboxesCells = Count("BRD1047", "#mbox-cells");
    public static readonly DiagnosticRule MsiParent = List("BRD1048", "msi-parent", "#msi-cells");
    public static readonly DiagnosticRule MsiParentCells = Count("BRD1049", "#msi-cells");
    public static readonly DiagnosticRule MuxControls = List("BRD1050", "mux-controls", "#mux-control-cells");
    public static readonly DiagnosticRule MuxControlsCells = Count("BRD1051", "#mux-control-cells");
    public static readonly DiagnosticRule Phys = List("BRD1052", "phys", "#phy-cells");
    public static readonly DiagnosticRule PhysCells = Count("BRD1053", "#phy-cells");
    public static readonly DiagnosticRule PowerDomains = List("BRD1054", "power-domains", "#power-domain-cells");
    public static readonly DiagnosticRule PowerDomainsCells = Count("BRD1055", "#power-domain-cells");
    public static readonly DiagnosticRule Pwms = List("BRD1056", "pwms", "#pwm-cells");
    public static readonly DiagnosticRule PwmsCells = Count("BRD1057", "#pwm-cells");
    public static readonly DiagnosticRule Resets = List("BRD1058", "resets", "#reset-cells");
    public static readonly DiagnosticRule ResetsCells = Count("BRD1059", "#reset-cells");
    public static readonly DiagnosticRule SoundDai = List("BRD1060", "sound-dai", "#sound-dai-cells");
    public static readonly DiagnosticRule SoundDaiCells = Count("BRD1061", "#sound-dai-cells");
    public static readonly DiagnosticRule ThermalSensors = List("BRD1062", "thermal-sensors", "#thermal-sensor-cells");
    public static readonly DiagnosticRule ThermalSensorsCells = Count("BRD1063", "#thermal-sensor-cells");

    private static DiagnosticRule List(string id, string property, string cells) =>
        new(id, $"'{property}' does not match the '{cells}' of its targets", Severity.Warning);

    private static DiagnosticRule Count(string id, string cells) => new(id, $"'{cells}' is not one cell", Severity.Warning);
}
