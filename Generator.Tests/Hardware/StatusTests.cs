using Boards.Hardware;
using Xunit;
using HardwareStatus = Boards.Hardware.NodeStatus;

namespace Boards.Tests.Hardware;

public sealed class StatusTests
{
    [Theory]
    [InlineData("", HardwareStatus.Okay, true)]
    [InlineData("status = \"okay\";", HardwareStatus.Okay, true)]
    [InlineData("status = \"ok\";", HardwareStatus.Okay, true)]
    [InlineData("status = \"okay\\0disabled\";", HardwareStatus.Okay, true)]
    [InlineData("status = \"disabled\";", HardwareStatus.Disabled, false)]
    [InlineData("status = \"reserved\";", HardwareStatus.Reserved, false)]
    [InlineData("status = \"fail\";", HardwareStatus.Failed, false)]
    [InlineData("status = \"fail-needs-probe\";", HardwareStatus.Failed, false)]
    [InlineData("status = \"Okay\";", HardwareStatus.Unknown, false)]
    [InlineData("status = \"\";", HardwareStatus.Unknown, false)]
    [InlineData("status;", HardwareStatus.Unknown, false)]
    public void Only_okay_is_enabled(string status, HardwareStatus expected, bool isEnabled)
    {
        Device device = Specimen.Resolve($"d {{ {status} }};").At("/d");
        Assert.Equal((expected, isEnabled), (device.Status, device.IsEnabled));
    }

    [Fact]
    public void A_node_below_a_disabled_one_is_not_enabled_and_knows_which_node_disables_it()
    {
        Device device = Specimen.Resolve("""bus { status = "disabled"; inner { d { status = "okay"; }; }; };""").At("/bus/inner/d");
        Assert.Equal((HardwareStatus.Okay, false, "/bus"), (device.Status, device.IsEnabled, device.DisabledBy!.Path));
    }

    [Theory]
    [InlineData("/", DeviceRole.Description)]
    [InlineData("/aliases", DeviceRole.Description)]
    [InlineData("/chosen", DeviceRole.Description)]
    [InlineData("/chosen/framebuffer@1000", DeviceRole.Device)]
    [InlineData("/chosen/other", DeviceRole.Description)]
    [InlineData("/memory@0", DeviceRole.Memory)]
    [InlineData("/reserved-memory", DeviceRole.Description)]
    [InlineData("/reserved-memory/pool@0", DeviceRole.ReservedMemory)]
    [InlineData("/cpus", DeviceRole.Cpu)]
    [InlineData("/cpus/cpu@0", DeviceRole.Cpu)]
    [InlineData("/soc", DeviceRole.Bus)]
    [InlineData("/soc/uart@0", DeviceRole.Device)]
    [InlineData("/soc/uart@0/port", DeviceRole.Description)]
    [InlineData("/gic", DeviceRole.InterruptController)]
    [InlineData("/timer", DeviceRole.Timer)]
    [InlineData("/second", DeviceRole.Device)]
    [InlineData("/plic", DeviceRole.InterruptController)]
    [InlineData("/arm-control", DeviceRole.InterruptController)]
    [InlineData("/opp-table", DeviceRole.Description)]
    [InlineData("/psci", DeviceRole.Description)]
    public void A_node_has_the_role_of_what_it_stands_for(string path, DeviceRole role) =>
        Assert.Equal(role, Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            aliases { a = "/soc"; };
            chosen { #address-cells = <1>; #size-cells = <1>; framebuffer@1000 { compatible = "simple-framebuffer"; reg = <0x1000 4>; }; other { }; };
            memory@0 { device_type = "memory"; reg = <0 0x1000>; };
            reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; pool@0 { reg = <0 4>; }; };
            cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { device_type = "cpu"; reg = <0>; }; };
            soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; uart@0 { compatible = "arm,pl011"; reg = <0 4>; port { endpoint { }; }; }; };
            gic: gic { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; };
            timer { compatible = "arm,armv8-timer"; };
            second { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; interrupts-extended = <&gic 0 8 4>; };
            hart: hart { compatible = "riscv,cpu-intc"; interrupt-controller; #interrupt-cells = <1>; };
            plic { compatible = "riscv,plic0"; interrupt-controller; #interrupt-cells = <1>; interrupts-extended = <&hart 9>; };
            arm-control { compatible = "brcm,bcm2836-armctrl-ic"; interrupt-controller; #interrupt-cells = <2>; interrupts-extended = <&hart 8>; };
            opp-table { compatible = "operating-points-v2"; };
            psci { compatible = "arm,psci-1.0"; };
            """).At(path).Role);
}
