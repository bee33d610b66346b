using System.Collections.Immutable;
using Boards.Devicetree.Checks.Addresses;
using Boards.Devicetree.Checks.Buses;
using Boards.Devicetree.Checks.Chosen;
using Boards.Devicetree.Checks.Graph;
using Boards.Devicetree.Checks.Interrupts;
using Boards.Devicetree.Checks.Names;
using Boards.Devicetree.Checks.Overlays;
using Boards.Devicetree.Checks.References;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Checks.Values;

namespace Boards.Devicetree.Checks;

/// <summary>
/// The checks that run on a finished tree: those of the reference compiler, in its order, and those that only this compiler
/// has. Checks that decide whether a tree is accepted at all run while it is built.
/// </summary>
internal static class TreeCheckTable
{
    /// <summary>The checks of the reference compiler, followed by those that only this compiler has.</summary>
    public static ImmutableArray<TreeCheck> All { get; } =
    [
        new NodeNameVsPropertyName(),
        new IsCell("address_cells_is_cell", "#address-cells", ValueRules.AddressCells),
        new IsCell("size_cells_is_cell", "#size-cells", ValueRules.SizeCells),
        new IsString("device_type_is_string", "device_type", ValueRules.DeviceType),
        new IsString("model_is_string", "model", ValueRules.Model),
        new IsString("status_is_string", "status", ValueRules.Status),
        new IsString("label_is_string", "label", ValueRules.Label),
        new CompatibleIsStringList(),
        new NamesIsStringList(),
        new PropertyNameCharsStrict(),
        new NodeNameCharsStrict(),
        new RegFormat(),
        new RangesFormat("ranges_format", "ranges", RangesFormat.Ranges),
        new RangesFormat("dma_ranges_format", "dma-ranges", RangesFormat.DmaRanges),
        new UnitAddressVsReg(),
        new UnitAddressFormat(),
        new PciBridge(),
        new PciDeviceReg(),
        new PciDeviceBusNum(),
        new SimpleBusReg(),
        new I2cBusBridge(),
        new I2cBusReg(),
        new SpiBusBridge(),
        new SpiBusReg(),
        new AvoidDefaultAddrSize(),
        new AvoidUnnecessaryAddrSize(),
        new UniqueUnitAddress("unique_unit_address", UniqueUnitAddress.All, enabledOnly: false),
        new UniqueUnitAddress("unique_unit_address_if_enabled", UniqueUnitAddress.Enabled, enabledOnly: true),
        new ObsoleteChosenInterruptController(),
        new ChosenNodeIsRoot(),
        new ChosenNodeBootargs(),
        new ChosenNodeStdoutPath(),
        new PhandleProperty("clocks_property", "clocks", "#clock-cells", isOptional: false, ProviderRules.Clocks),
        new IsCell("clocks_is_cell", "#clock-cells", ProviderRules.ClocksCells),
        new PhandleProperty("cooling_device_property", "cooling-device", "#cooling-cells", isOptional: false, ProviderRules.CoolingDevice),
        new IsCell("cooling_device_is_cell", "#cooling-cells", ProviderRules.CoolingDeviceCells),
        new PhandleProperty("dmas_property", "dmas", "#dma-cells", isOptional: false, ProviderRules.Dmas),
        new IsCell("dmas_is_cell", "#dma-cells", ProviderRules.DmasCells),
        new PhandleProperty("hwlocks_property", "hwlocks", "#hwlock-cells", isOptional: false, ProviderRules.Hwlocks),
        new IsCell("hwlocks_is_cell", "#hwlock-cells", ProviderRules.HwlocksCells),
        new PhandleProperty("interrupts_extended_property", "interrupts-extended", "#interrupt-cells", isOptional: false, ProviderRules.InterruptsExtended),
        new IsCell("interrupts_extended_is_cell", "#interrupt-cells", ProviderRules.InterruptsExtendedCells),
        new PhandleProperty("io_channels_property", "io-channels", "#io-channel-cells", isOptional: false, ProviderRules.IoChannels),
        new IsCell("io_channels_is_cell", "#io-channel-cells", ProviderRules.IoChannelsCells),
        new PhandleProperty("iommus_property", "iommus", "#iommu-cells", isOptional: false, ProviderRules.Iommus),
        new IsCell("iommus_is_cell", "#iommu-cells", ProviderRules.IommusCells),
        new PhandleProperty("mboxes_property", "mboxes", "#mbox-cells", isOptional: false, ProviderRules.Mboxes),
        new IsCell("mboxes_is_cell", "#mbox-cells", ProviderRules.MboxesCells),
        new PhandleProperty("msi_parent_property", "msi-parent", "#msi-cells", isOptional: true, ProviderRules.MsiParent),
        new IsCell("msi_parent_is_cell", "#msi-cells", ProviderRules.MsiParentCells),
        new PhandleProperty("mux_controls_property", "mux-controls", "#mux-control-cells", isOptional: false, ProviderRules.MuxControls),
        new IsCell("mux_controls_is_cell", "#mux-control-cells", ProviderRules.MuxControlsCells),
        new PhandleProperty("phys_property", "phys", "#phy-cells", isOptional: false, ProviderRules.Phys),
        new IsCell("phys_is_cell", "#phy-cells", ProviderRules.PhysCells),
        new PhandleProperty("power_domains_property", "power-domains", "#power-domain-cells", isOptional: false, ProviderRules.PowerDomains),
        new IsCell("power_domains_is_cell", "#power-domain-cells", ProviderRules.PowerDomainsCells),
        new PhandleProperty("pwms_property", "pwms", "#pwm-cells", isOptional: false, ProviderRules.Pwms),
        new IsCell("pwms_is_cell", "#pwm-cells", ProviderRules.PwmsCells),
        new PhandleProperty("resets_property", "resets", "#reset-cells", isOptional: false, ProviderRules.Resets),
        new IsCell("resets_is_cell", "#reset-cells", ProviderRules.ResetsCells),
        new PhandleProperty("sound_dai_property", "sound-dai", "#sound-dai-cells", isOptional: false, ProviderRules.SoundDai),
        new IsCell("sound_dai_is_cell", "#sound-dai-cells", ProviderRules.SoundDaiCells),
        new PhandleProperty("thermal_sensors_property", "thermal-sensors", "#thermal-sensor-cells", isOptional: false, ProviderRules.ThermalSensors),
        new IsCell("thermal_sensors_is_cell", "#thermal-sensor-cells", ProviderRules.ThermalSensorsCells),
        new DeprecatedGpioProperty(),
        new GpiosProperty(),
        new InterruptsProperty(),
        new InterruptProvider(),
        new InterruptMap(),
        new AliasPaths(),
        new GraphNodes(),
        new GraphPort(),
        new GraphEndpoint(),
        new RegSize(),
        new RegAtZero(),
        new StrayOverride(),
        new SymbolPaths(),
        new FixupPlaces(),
        new PropertyNameIsWord(),
        new CompatibleHasNoSpace(),
        new MisspeltProperty(),
        new ConsoleExists(),
        new PhandleExpected(),
        new ReservationsApart(),
        new WindowHoldsUnitAddress(),
    ];
}
