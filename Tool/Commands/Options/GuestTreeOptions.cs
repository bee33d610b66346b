using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Tool.Commands;

/// <summary>The settings of a guest: its command line, its console, its images.</summary>
internal sealed class GuestTreeOptions
{
    private readonly Option<string?> _bootArguments = new("--bootargs") { Description = "The command line of the guest's kernel.", HelpName = "TEXT" };

    private readonly Option<string?> _console = new("--console") { Description = "The console: a path, label or alias. The default is the board's if it is passed, else the first serial port that is passed.", HelpName = "DEVICE" };

    private readonly Option<bool> _removed = new("--remove-unreachable") { Description = "Remove the nodes that the guest does not reach, and those that nothing refers to any more. The default is to disable them." };

    private readonly Option<bool> _firmware = new("--allow-firmware") { Description = "Leave the services of the firmware enabled." };

    private readonly Option<string?> _kernel = new("--kernel") { Description = "The kernel's image, for its size and text offset (arm64, not compressed).", HelpName = "FILE" };

    private readonly Option<string?> _kernelAddress = new("--kernel-address") { Description = "Where the kernel is loaded. The default is the start of the RAM.", HelpName = "ADDRESS" };

    private readonly Option<string?> _treeAddress = new("--dtb-address") { Description = "Where the guest's devicetree is loaded. The default is the last free 2 MiB of the RAM.", HelpName = "ADDRESS" };

    private readonly Option<string?> _initrd = new("--initrd") { Description = "The initrd, for its size.", HelpName = "FILE" };

    private readonly Option<string?> _initrdSize = new("--initrd-size") { Description = "The size of the initrd, or the most that it may have.", HelpName = "BYTES" };

    private readonly Option<string?> _initrdAddress = new("--initrd-address") { Description = "Where the initrd is loaded. The default is the last free place of the RAM.", HelpName = "ADDRESS" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_bootArguments, _console, _removed, _firmware, _kernel, _kernelAddress, _treeAddress, _initrd, _initrdSize, _initrdAddress])
            command.Options.Add(option);
        command.Validators.Add(Validate);
    }

    /// <summary>A plan with the settings on the command line for each of its guests; null after an error, which is reported.</summary>
    public SystemPlan? Apply(SystemPlan plan, Sel4Board board, ParseResult parsed, Output output, DiskSources sources)
    {
        List<PlannedGuest> guests = [];
        bool errors = false;
        foreach (PlannedGuest guest in plan.Guests)
        {
            if (Read(parsed, guest.Tree, sources) is not { } settings)
            {
                guests.Add(guest);
                continue;
            }

            guests.Add(GuestSettings.Apply(guest, settings, board, out ImmutableArray<Diagnostic> found));
            errors |= output.Report(found);
        }

        return errors ? null : plan with { Guests = guests.ToValueList() };
    }

    // The settings on the command line, which override those that the system declares; null if there are none.
    private GuestTreeRequest? Read(ParseResult parsed, GuestTreeRequest? declared, DiskSources sources)
    {
        GuestTreeRequest settings = declared ?? new GuestTreeRequest { Location = SourceLocation.StartOf("<command line>") };
        KernelImage? kernel = parsed.GetValue(_kernel) is { } path ? ReadKernel(path, sources) : null;
        ulong? initrd = parsed.GetValue(_initrd) is { } file ? (ulong)DevicetreeInput.Bytes(file, sources).Length : null;
        GuestTreeRequest read = settings with
        {
            Unreachable = parsed.GetValue(_removed) ? UnreachableTreatment.Removed : settings.Unreachable,
            AllowFirmware = parsed.GetValue(_firmware) || settings.AllowFirmware,
            BootArguments = parsed.GetValue(_bootArguments) is { } arguments ? new(arguments, At(_bootArguments, arguments)) : settings.BootArguments,
            Console = parsed.GetValue(_console) is { } console ? new(console, At(_console, console)) : settings.Console,
            KernelAddress = Declared(_kernelAddress, parsed) ?? settings.KernelAddress,
            KernelSize = Declared(kernel?.Size, _kernel, parsed) ?? settings.KernelSize,
            KernelTextOffset = Declared(kernel?.TextOffset, _kernel, parsed) ?? settings.KernelTextOffset,
            DevicetreeAddress = Declared(_treeAddress, parsed) ?? settings.DevicetreeAddress,
            InitrdAddress = Declared(_initrdAddress, parsed) ?? settings.InitrdAddress,
            InitrdSize = Declared(initrd, _initrd, parsed) ?? Declared(_initrdSize, parsed) ?? settings.InitrdSize,
        };
        return declared is null && read == settings ? null : read;
    }

    private void Validate(CommandResult result)
    {
        foreach (Option<string?> option in (Option<string?>[])[_kernelAddress, _treeAddress, _initrdAddress, _initrdSize])
        {
            if (result.Given(option) is { } text && Number(text) is null)
                result.AddError($"'{text}' is not a valid number for {option.Name}");
        }

        if (result.Given(_initrd) is not null && result.Given(_initrdSize) is not null)
            result.AddError("--initrd and --initrd-size cannot be used together");
    }

    private static KernelImage ReadKernel(string path, DiskSources sources) => KernelImage.Read(DevicetreeInput.Bytes(path, sources))
        ?? throw new UnusableFileException($"'{path}' is not an image of a Linux kernel for arm64; a compressed one has no header");

    private static Declared<ulong>? Declared(Option<string?> option, ParseResult parsed) => Declared(Number(parsed.GetValue(option)), option, parsed);

    private static Declared<ulong>? Declared(ulong? value, Option<string?> option, ParseResult parsed) =>
        value is { } known ? new(known, At(option, parsed.GetValue(option)!)) : null;

    // Diagnostics name the option instead of a file.
    private static SourceLocation At(Option option, string given) => SourceLocation.StartOf($"{option.Name} {given}");

    // Addresses have 64 bits.
    private static ulong? Number(string? text)
    {
        if (text is null)
            return null;
        bool isHexadecimal = text.StartsWith("0x", System.StringComparison.OrdinalIgnoreCase);
        string digits = (isHexadecimal ? text[2..] : text).Replace("_", "", System.StringComparison.Ordinal);
        return ulong.TryParse(digits, isHexadecimal ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
    }
}
