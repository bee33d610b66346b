namespace Boards.Tests.LanguageServer;

/// <summary>A board with a controller, a clock, two serial ports on a bus that moves addresses, and one that is not on it.</summary>
internal static class SerialBoard
{
    public const string Text = """
        /dts-v1/;
        / {
        	#address-cells = <1>;
        	#size-cells = <1>;
        	interrupt-parent = <&gic>;
        	gic: interrupt-controller@1000 {
        		compatible = "arm,gic-400";
        		reg = <0x1000 0x1000>, <0x2000 0x2000>;
        		interrupt-controller;
        		#interrupt-cells = <3>;
        	};
        	clk: clock@5000 {
        		reg = <0x5000 0x100>;
        		#clock-cells = <0>;
        	};
        	soc {
        		compatible = "simple-bus";
        		#address-cells = <1>;
        		#size-cells = <1>;
        		ranges = <0 0x10000 0x10000>;
        		uart: serial@800 {
        			compatible = "ns16550a";
        			reg = <0x800 0x100>;
        			interrupts = <0 8 4>;
        			clocks = <&clk>;
        		};
        		other: serial@900 {
        			reg = <0x900 0x100>;
        			interrupts = <0 9 1>;
        			status = "disabled";
        		};
        	};
        	serial@8000 {
        		compatible = "ns16550a";
        		reg = <0x8000 0x1000>;
        		interrupts = <0 10 1>;
        		clocks = <&clk>;
        	};
        };

        """;
}
