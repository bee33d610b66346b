/* SPDX-License-Identifier: MIT */
/* Names for the numbers that specifiers of the Amlogic SM1 (S905X3) are made of; those that its sources use. */

#ifndef AMLOGIC_SM1_H
#define AMLOGIC_SM1_H

/* Interrupt specifier of the GIC: type and number, then flags. The CPU mask is for private interrupts only. */
#define SPI(number)		0 number
#define PPI(number)		1 number
#define EDGE_RISING		1
#define LEVEL_HIGH		4
#define LEVEL_LOW		8
#define ALL_CPUS		0xff00

/* Inputs of the pin interrupt multiplexer: twelve pads of bank AO come before those of bank Z. */
#define PAD_Z(pad)		(12 + (pad))

/* Pins of the main pin controller, and of the one in the always-on domain. */
#define PIN_Z(pad)		(pad)
#define PIN_H(pad)		(16 + (pad))
#define PIN_BOOT(pad)		(25 + (pad))
#define PIN_C(pad)		(41 + (pad))
#define PIN_AO(pad)		(pad)
#define PIN_E(pad)		(12 + (pad))

/* Flags of a pin that is used as a GPIO. */
#define ACTIVE_HIGH		0
#define ACTIVE_LOW		1
#define OPEN_SOURCE		2
#define OPEN_DRAIN		6

/* Clocks of the main clock controller. */
#define CLOCK_FIXED_DIV2	2
#define CLOCK_FIXED_DIV3	3
#define CLOCK_FIXED_DIV4	4
#define CLOCK_FIXED_DIV5	5
#define CLOCK_SYSTEM		10
#define CLOCK_MULTI_PLL0	11
#define CLOCK_MULTI_PLL1	12
#define CLOCK_MULTI_PLL2	13
#define CLOCK_MULTI_PLL3	14
#define CLOCK_DECODER		16
#define CLOCK_MDIO_MUX		19
#define CLOCK_SPI0		23
#define CLOCK_I2C		24
#define CLOCK_RNG		27
#define CLOCK_UART_A		28
#define CLOCK_SPI1		29
#define CLOCK_MMC_A		33
#define CLOCK_MMC_B		34
#define CLOCK_MMC_C		35
#define CLOCK_AUDIO_CODEC	36
#define CLOCK_AUDIO		37
#define CLOCK_ETHERNET		38
#define CLOCK_UART_B		42
#define CLOCK_PCIE_PORT		45
#define CLOCK_STREAM_PARSER	46
#define CLOCK_USB		47
#define CLOCK_PCIE		48
#define CLOCK_HDMI_TX		53
#define CLOCK_USB_DEVICE	55
#define CLOCK_UART_C		57
#define CLOCK_VPU_INTERRUPT	58
#define CLOCK_MMC_A_CARD	60
#define CLOCK_MMC_B_CARD	61
#define CLOCK_MMC_C_CARD	62
#define CLOCK_HIFI_PLL		74
#define CLOCK_EFUSE		106
#define CLOCK_VPU_0_SELECT	110
#define CLOCK_VPU_0		112
#define CLOCK_VPU		116
#define CLOCK_VAPB_0_SELECT	117
#define CLOCK_VAPB_0		119
#define CLOCK_VAPB_SELECT	123
#define CLOCK_VAPB		124
#define CLOCK_HDMI		168
#define CLOCK_GPU		175
#define CLOCK_50MHZ		177
#define CLOCK_CPU0		187
#define CLOCK_PCIE_PLL		201
#define CLOCK_DECODER_1		204
#define CLOCK_DECODER_HEVC	207
#define CLOCK_DECODER_HEVC_F	210
#define CLOCK_TEMPERATURE	212
#define CLOCK_CPU1		253
#define CLOCK_CPU2		254
#define CLOCK_CPU3		255
#define CLOCK_SPI0_SERIAL	258
#define CLOCK_SPI1_SERIAL	261

/* Clocks of the always-on domain. */
#define AO_CLOCK_UART_A		4
#define AO_CLOCK_UART_B		6
#define AO_CLOCK_ADC_BUS	8
#define AO_CLOCK_ADC_SELECT	16
#define AO_CLOCK_ADC		18
#define AO_CLOCK_CEC_B		19
#define AO_CLOCK_CEC_A		27

/* Lines of the reset controller. */
#define RESET_VIU		5
#define RESET_VENC		10
#define RESET_PCIE_PORT		12
#define RESET_VCBUS		13
#define RESET_PCIE_PHY		14
#define RESET_PCIE_BUS		15
#define RESET_HDMI_TX_BUS	19
#define RESET_GPU_BUS		20
#define RESET_USB		34
#define RESET_BT656		37
#define RESET_STREAM_PARSER	40
#define RESET_MMC_A		44
#define RESET_MMC_B		45
#define RESET_MMC_C		46
#define RESET_USB_PHY0		48
#define RESET_USB_PHY1		49
#define RESET_AUDIO_CODEC	61
#define RESET_AUDIO		65
#define RESET_HDMI_TX		66
#define RESET_GPU		78
#define RESET_HDMI_TX_PHY	79
#define RESET_RDMA		133
#define RESET_VENC_I		134
#define RESET_VENC_P		135
#define RESET_VDAC		137
#define RESET_VDI6		140
#define RESET_VENC_L		141
#define RESET_VIDEO_LOCK	231

/* Power domains. */
#define POWER_VPU		0
#define POWER_USB		2
#define POWER_PCIE		3
#define POWER_ETHERNET		6

/* Modes of the PHY that USB 3 and PCIe share. */
#define PHY_PCIE		2
#define PHY_USB3		4

#endif
