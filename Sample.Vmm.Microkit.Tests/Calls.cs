using System.Collections.Generic;
using System.Text;

namespace Sample.Vmm.Microkit.Tests;

/// <summary>Microkit and libvmm for tests: each call is written down, between the lines that the program writes.</summary>
public readonly struct Calls : IMicrokit, ILibvmm
{
    /// <summary>What was written and called since the last <see cref="Reset"/>.</summary>
    public static List<string> Lines { get; } = [];

    /// <summary>What the calls that can fail return.</summary>
    public static bool Accept { get; set; }

    /// <summary>The guest's first instruction; 0 if there is no image.</summary>
    public static ulong Entry { get; set; }

    /// <summary>The address of a fault; null for another fault.</summary>
    public static ulong? FaultAddress { get; set; }

    private static readonly StringBuilder Line = new();

    public static void Reset()
    {
        Lines.Clear();
        Line.Clear();
        (Accept, Entry, FaultAddress) = (true, 0x40000000, null);
    }

    public static void Put(byte character)
    {
        if (character != '\n')
        {
            Line.Append((char)character);
            return;
        }

        Lines.Add(Line.ToString());
        Line.Clear();
    }

    public static void Acknowledge(int channel) => Lines.Add($"acknowledge {channel}");

    public static void Notify(int channel) => Lines.Add($"notify {channel}");

    public static bool InitGuest(ulong ram, ulong size, ulong domainAddress, uint vcpus) => Call($"guest 0x{ram:x} 0x{size:x} 0x{domainAddress:x} {vcpus}");

    public static ulong SetUpImages(ulong ram, ulong domainAddress, ulong devicetree, ulong initrd)
    {
        Call($"images 0x{ram:x} 0x{domainAddress:x} 0x{devicetree:x} 0x{initrd:x}");
        return Entry;
    }

    public static bool RegisterPassthrough(int vcpu, uint interrupt, int channel) => Call($"register {vcpu} {interrupt} {channel}");

    public static bool HandlePassthrough(int channel) => Call($"inject {channel}");

    public static bool StartGuest(ulong entry, ulong devicetree, ulong initrd) => Call($"start 0x{entry:x} 0x{devicetree:x} 0x{initrd:x}");

    public static bool TryGetFaultAddress(ulong message, out ulong address)
    {
        address = FaultAddress ?? 0;
        return FaultAddress is not null;
    }

    public static bool HandleFault(uint vcpu, ulong message) => Call($"fault {vcpu} {message}");

    private static bool Call(string line)
    {
        Lines.Add(line);
        return Accept;
    }
}
