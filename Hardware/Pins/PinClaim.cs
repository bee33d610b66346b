using Boards.Devicetree.Tree;

namespace Boards.Hardware.Pins;

/// <summary>A pin that a device uses.</summary>
/// <param name="Device">The device.</param>
/// <param name="Property">Its property: <c>pinctrl-0</c>, or one with GPIOs.</param>
/// <param name="Controller">The pin controller.</param>
/// <param name="Pin">The pin, as the controller names it.</param>
/// <param name="Group">The node with the pins; null for a GPIO.</param>
/// <param name="IsGpio">Whether the pin's function is that of a GPIO.</param>
internal sealed record PinClaim(Device Device, Property Property, Node Controller, string Pin, Node? Group, bool IsGpio);
