using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Rules;

namespace Boards.Tool.Commands;

/// <summary>The examples in the help of each command. A test runs them.</summary>
internal static class Examples
{
    // The first diagnostic that warns of a system that can be built but does not work.
    private static readonly string Explained = SystemDiagnostics.All.First(static rule => rule.Severity == Severity.Warning).Id;

    private static readonly Dictionary<string, Example[]> All = new()
    {
        ["boards"] =
        [
            new("boards show board.dts --enabled", "What the board has: addresses, and interrupts as seL4 numbers them."),
            new("boards system board.dts -o linux.system", "A system whose guest has every enabled device."),
            new("boards check linux.system --board board.dts", "Does a system fit the board? Run it in CI."),
            new($"boards explain {Explained}", "What a diagnostic means, and how to fix it."),
        ],
        ["dtb"] =
        [
            new("boards dtb board.dts -o board.dtb", "The same bytes as from cpp and dtc."),
            new("boards dtb board.dts --overlay x.dtso -o board.dtb", "With an overlay applied."),
            new("boards dtb board.dts old.dts --out-dir out", "Several sources at once, on all cores."),
        ],
        ["dts"] =
        [
            new("boards dts board.dtb", "Print the source of a blob."),
            new("boards dts board.dts --sort -o flat.dts", "One source without includes, in a fixed order."),
        ],
        ["show"] =
        [
            new("boards show board.dts --enabled --filter uart --sort address", "The enabled serial ports, by address."),
            new("boards show board.dts --deps ethernet0", "What the Ethernet controller depends on."),
            new("boards show board.dts --json", "The same for scripts."),
        ],
        ["system"] =
        [
            new("boards system board.dts", "One guest with every enabled device."),
            new("boards system board.dts --pass ethernet0 --with-dependencies -o linux.system", "One guest with a device and what it needs."),
            new("boards system board.dts --pass ethernet0 --with-dependencies --ram 0x20000000:0x10000000:0x20000000 --microkit-version 2.0", "RAM at an address, for an older Microkit."),
        ],
        ["emit"] =
        [
            new("boards emit json board.dts --pass ethernet0 -o linux.json", "The plan of a system for other programs."),
            new("boards emit xml board.dts old.dts --out-dir out", "A system for each of several boards."),
            new("boards emit json linux.system --board board.dts", "The plan of a hand-written system."),
        ],
        ["header"] =
        [
            new("boards header linux.system --board board.dts -o linux.h", "The numbers of a system for a monitor in C."),
            new("boards header board.dts --pass ethernet0", "The same without a system description."),
        ],
        ["at"] =
        [
            new("boards at board.dts 0xff634540", "What is at the address of a fault, and how to pass it."),
            new("boards at board.dts ethernet0 --irq 40", "A device, and what raises interrupt 40."),
            new("boards at board.dts 0xff634540 --system linux.system", "What in a system can access it?"),
        ],
        ["guest"] =
        [
            new("boards guest board.dts --pass ethernet0 --dtb -o guest.dtb", "The devicetree to load with a guest's kernel."),
            new("boards guest linux.system --board board.dts", "The devicetree of the guest of a hand-written system."),
        ],
        ["check"] =
        [
            new("boards check linux.system --board board.dts", "Check a system against Microkit's rules and a board."),
            new("boards check linux.system --board board.dts -Werror --format github", "The same in a workflow on GitHub."),
        ],
        ["report"] =
        [
            new("boards report board.dts -o board.html", "A page with memory map, interrupts and devices."),
            new("boards report board.dts --system linux.system -o board.html", "The page with the owner of each device in a system."),
        ],
        ["diff"] =
        [
            new("boards diff old.dts board.dts", "What changed for hardware between two sources."),
            new("boards diff board.dtb board.dts", "Is a blob up to date with its source?"),
            new("boards diff old.dts board.dts --json", "The changes for scripts."),
        ],
        ["format"] =
        [
            new("boards format board.dts", "Format a source in place."),
            new("boards format --check board.dts", "Is it formatted? Run it in CI."),
        ],
        ["explain"] =
        [
            new($"boards explain {Explained}", "Print a page."),
            new($"boards explain {Explained} -o page.md", "Write it to a file."),
        ],
        ["completion"] =
        [
            new("boards completion bash", "Print the script for bash; its first line says where to put it."),
            new("boards completion pwsh -o boards.ps1", "Write the script for PowerShell to a file."),
        ],
        ["lsp"] =
        [
            new("boards lsp --stdio", "The command that an editor starts."),
            new("boards lsp -I include -D DEBUG=1", "The same for sources that no project names."),
        ],
    };

    /// <summary>The examples of a command, by its name.</summary>
    public static IReadOnlyList<Example> Of(string command) => All.GetValueOrDefault(command, []);
}
