using System;
using Boards;
using Boards.Qemu;
using BoardsVmm1;

// Each number is a constant of the board or of the plan.
Console.WriteLine($"{VirtGicV2.Pl011_9000000.Path}: 0x{VirtGicV2.Pl011_9000000.Region0.Address:x}");
foreach (InterruptRoute route in LinuxSystem.Vmm.Linux.Interrupts.All)
    Console.WriteLine($"interrupt {route.Number} arrives at channel {route.Channel}");
