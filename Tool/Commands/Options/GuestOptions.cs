using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Rules;

namespace Boards.Tool.Commands;

/// <summary>The options that declare a system with one guest: its devices, its RAM and its names.</summary>
internal sealed class GuestOptions
{
    private static readonly ImmutableSortedDictionary<string, DmaMode> DmaModes = ImmutableSortedDictionary.Create<string, DmaMode>(StringComparer.Ordinal)
        .Add("identity", DmaMode.Identity).Add("offset", DmaMode.Offset).Add("pool", DmaMode.BouncePool);

    private readonly Option<string[]> _pass = new("--pass")
    {
        Description = "Pass this device (a path, label or alias) to the guest; may be repeated. Without it, the system is the default system of the board, which passes every enabled device.",
        HelpName = "DEVICE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _withDependencies = new("--with-dependencies")
    {
        Description = "Also pass what the devices need: buses, clocks, resets, pins, PHYs and their interrupts.",
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Do not pass this device, nor what only this device needs; may be repeated.",
        HelpName = "DEVICE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _ram = new("--ram")
    {
        Description = "RAM of the guest: its address in the guest, its size and, if it is fixed, its physical address; may be repeated. The default is RAM that the devices can access by DMA.",
        HelpName = RamArgument.Form,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _dma = new("--dma")
    {
        Description = "How DMA reaches the RAM: at the same addresses (the default), by an offset in the guest's devicetree, or in a pool.",
        HelpName = string.Join("|", DmaModes.Keys),
    };

    private readonly Option<string?> _machine = new("--vm") { Description = "The name of the virtual machine.", HelpName = "NAME" };

    private readonly Option<string?> _domain = new("--pd") { Description = "The name of the protection domain: the monitor of the virtual machine.", HelpName = "NAME" };

    private readonly Option<string?> _priority = new("--priority") { Description = "The priority of the protection domain.", HelpName = "N" };

    private readonly Option<string?> _image = new("--image") { Description = "The program of the protection domain.", HelpName = "FILE.elf" };

    private Option[] OfPassed => [_withDependencies, _exclude, _ram, _dma, _machine, _domain, _priority, _image];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_pass);
        foreach (Option option in OfPassed)
            command.Options.Add(option);
        command.Validators.Add(Validate);
    }

    /// <summary>Whether a system is declared on the command line.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_pass) is { Length: > 0 };

    /// <summary>Plans the declared system.</summary>
    public SystemPlan Plan(string name, BoardCompilation board, MicrokitVersion version, ParseResult parsed, CancellationToken cancel)
    {
        SystemPlan plan = board.Plan(RequestOf(name, board, parsed) with { Version = version }, [], cancel);

        // An exclusion applies to all devices, and has an effect if it has one for any of them.
        int passed = parsed.GetValue(_pass)!.Distinct().Count();
        ILookup<SourceLocation, Diagnostic> idle = plan.Diagnostics.Where(static d => d.Rule == SystemDiagnostics.IdleExclusion).ToLookup(static d => d.Location);
        return plan with { Diagnostics = plan.Diagnostics.Where(d => d.Rule != SystemDiagnostics.IdleExclusion || (idle[d.Location].Count() >= passed && idle[d.Location].First() == d)).ToValueList() };
    }

    private SystemRequest RequestOf(string name, BoardCompilation board, ParseResult parsed)
    {
        ValueList<Declared<string>> exclude = (parsed.GetValue(_exclude) ?? []).Select(device => Given(_exclude, device, device)).ToValueList();
        SystemRequest request = DefaultSystem.Request(name, board.Board, parsed.GetValue(_pass)!.Select(device => new PassthroughRequest
        {
            Device = Given(_pass, device, device),
            Location = At(_pass, device),
            WithDependencies = parsed.GetValue(_withDependencies),
            Exclude = exclude,
        }).ToValueList(), At(_pass, parsed.GetValue(_pass)![0]));
        ProtectionDomainRequest domain = request.ProtectionDomains[0];
        domain = domain with
        {
            Name = Named(_domain, parsed) ?? domain.Name,
            Image = Named(_image, parsed) ?? domain.Image,
            Priority = parsed.GetValue(_priority) is { } priority ? Given(_priority, priority, int.Parse(priority, CultureInfo.InvariantCulture)) : domain.Priority,
        };
        if (domain.VirtualMachines.Count > 0)
            domain = domain with { VirtualMachines = [MachineOf(domain.VirtualMachines[0], parsed)] };
        return request with { ProtectionDomains = [domain] };
    }

    private VirtualMachineRequest MachineOf(VirtualMachineRequest machine, ParseResult parsed)
    {
        ImmutableArray<GuestMemoryRequest> memories = [.. (parsed.GetValue(_ram) ?? []).Select(MemoryOf)];
        return machine with
        {
            Name = Named(_machine, parsed) ?? machine.Name,
            Dma = parsed.GetValue(_dma) is { } dma ? new GuestDmaRequest { Mode = DmaModes[dma], Location = At(_dma, dma) } : null,
            GuestMemories = memories.IsEmpty ? machine.GuestMemories : memories.ToValueList(),
        };
    }

    // The monitor finds the first RAM by the symbol of libvmm's examples.
    private GuestMemoryRequest MemoryOf(string given, int index)
    {
        RamArgument ram = RamArgument.Parse(given)!.Value;
        return new GuestMemoryRequest
        {
            GuestAddress = Given(_ram, given, ram.GuestAddress),
            Size = Given(_ram, given, ram.Size),
            PhysicalAddress = ram.PhysicalAddress is { } physical ? Given(_ram, given, physical) : null,
            Setvar = index == 0 ? Given(_ram, given, DefaultSystem.RamSymbol) : null,
            Location = At(_ram, given),
        };
    }

    private static Declared<string>? Named(Option<string?> option, ParseResult parsed) => parsed.GetValue(option) is { } name ? Given(option, name, name) : null;

    private static Declared<T> Given<T>(Option option, string given, T value) => new(value, At(option, given));

    // Diagnostics name the option instead of a file.
    private static SourceLocation At(Option option, string given) => SourceLocation.StartOf($"{option.Name} {given}");

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_pass) is null && OfPassed.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone)
            result.AddError($"{alone.Name} needs --pass");
        foreach (Token token in result.GetResult(_ram)?.Tokens ?? [])
        {
            if (RamArgument.Parse(token.Value) is null)
                result.AddError($"--ram {token.Value}: expected {RamArgument.Form}, for example {RamArgument.Example}");
        }

        if (result.Given(_dma) is { } dma && !DmaModes.ContainsKey(dma))
            result.AddError($"--dma {dma}: expected {string.Join(", ", DmaModes.Keys)}");
        if (result.Given(_priority) is { } priority && !int.TryParse(priority, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            result.AddError($"--priority {priority}: expected a number from 0 to 254");
    }
}
