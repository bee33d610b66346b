using System;
using Boards;
using BoardsVmm1;

// Each number is a constant of the board or of the plan.
Console.WriteLine($"{OdroidC4.Soc.EthernetFf3f0000.Path}: 0x{OdroidC4.Soc.EthernetFf3f0000.Region0.Address:x}");
foreach (InterruptRoute route in LinuxSystem.Vmm.Linux.Interrupts.All)
    Console.WriteLine($"interrupt {route.Number} arrives at channel {route.Channel}");
