using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The monitor and the driver in C# as programs: without seL4 they run under <c>qemu-aarch64</c>, with a stub of Microkit and libvmm.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed partial class MonitorPrograms(PackageFeed feed)
{
    private static readonly string[] Monitor =
    [
        "init",
        "init: kernel at 0x40000000, devicetree at 0x4fe00000, initrd at 0x4be00000",
        "  guest_init 0x1 0x1 0x40000000 0x10000000 0x40000000",
        "  linux_setup_images 0x40000000 0x4fe00000 0x4be00000 0xd00dfeed",
        "  virq_register_passthrough 0x0 0x21 0x1",
        "  microkit_irq_ack 0x1",
        "init: passed interrupt 33",
        "  virq_register_passthrough 0x0 0x4f 0x2",
        "  microkit_irq_ack 0x2",
        "init: passed interrupt 79",
        "init: start the guest",
        "  guest_start 0x40000000 0x4fe00000 0x4be00000",
        "notified 0x0",
        "notified: the clock has rung",
        "notified 0x1",
        "  virq_handle_passthrough 0x1",
        "notified 0x2",
        "  virq_handle_passthrough 0x2",
        "fault",
        "  fault_handle 0x0 0x5",
        "fault: 0x9030000 is the GPIO controller, which is not passed; the guest stops",
        "the guest stops",
    ];

    private static readonly string[] Driver =
    [
        "init",
        "  microkit_irq_ack 0x1",
        "rtc: init at second 100",
        "notified 0x0",
        "rtc: unknown channel 0",
        "notified 0x1",
        "rtc: alarm at second 100",
        "  microkit_irq_ack 0x1",
        "  microkit_notify 0x0",
        "notified 0x2",
        "rtc: unknown channel 2",
        "  registers 0x6e 0x1 0x1",
    ];

    [SkippableFact]
    public async Task The_programs_run_and_what_cannot_run_is_an_error()
    {
        MonitorSample sample = await MonitorSample.CopyAsync(feed, "Monitor in C#");
        Assert.Empty((await sample.BuildAsync("-p:UserMode=true")).Succeeded().Problems);
        Assert.Equal(Monitor, await sample.RunAsync("vmm.user"));
        Assert.Equal(Driver, await sample.RunAsync("rtc.user"));

        foreach (string program in (string[])["vmm", "rtc"])
        {
            Assert.DoesNotMatch(ThreadLocal(), await sample.InspectAsync("objdump", "-h", "-r", program + ".o"));
            string code = await sample.InspectAsync("objdump", "-d", "--no-show-raw-insn", program + ".o");
            Assert.Contains(">:", code, StringComparison.Ordinal);
            Assert.DoesNotMatch(FloatingPoint(), code);
            Assert.DoesNotContain("TLS", await sample.InspectAsync("readelf", "-lW", Path.Combine(sample.Output, program + ".user")), StringComparison.Ordinal);
        }

        // The page compares sizes with those of the same programs in C.
        Assert.Equal(Monitor, await RunInCAsync("monitor.c", "Native/libvmm.c", "Native/images.S"));
        Assert.Equal(Driver, await RunInCAsync("clock.c", "Native/microkit.c"));

        CommandResult unchanged = (await sample.BuildAsync("-p:UserMode=true")).Succeeded();
        foreach (string target in (string[])["CompileEntryPoints", "CompileObjects", "LinkPrograms"])
            unchanged.AssertSkipped(target);

        sample.Folder.Edit("Rtc/Clock.cs", "Period = 10", "Period = 20");
        CommandResult edited = (await sample.BuildAsync("-p:UserMode=true")).Succeeded();
        edited.AssertNotSkipped("LinkPrograms");
        Assert.Equal("  registers 0x78 0x1 0x1", (await sample.RunAsync("rtc.user"))[^1]);

        // ILC itself exits with 0. Built twice, because a target that failed must not be up to date.
        sample.Folder.Edit("Rtc/Clock.cs", "registers[Match] = registers[Data] + Period;", "registers[Match] = System.Math.Max(registers[Data], Period);");
        for (int i = 0; i < 2; i++)
            Assert.Matches(@"error IL1005: [^\n]*System\.Math", (await sample.BuildAsync("-p:UserMode=true")).Failed().Output);

        async Task<string[]> RunInCAsync(string program, params string[] sources)
        {
            (await Command.RunAsync(
                "aarch64-linux-gnu-gcc", sample.Folder.FullPath,
                [
                    "-O2", "-Wall", "-Werror", "-ffreestanding", "-fno-pie", "-fno-stack-protector", "-mgeneral-regs-only", "-nostdlib", "-static", "-no-pie",
                    "-I", "Native/Stub/include", "-I", sample.Objects, "InC/" + program, "Native/Stub/stub.c", .. sources, "-o", Path.Combine(sample.Output, "c.user"),
                ])).Succeeded();
            return await sample.RunAsync("c.user");
        }
    }

    [SkippableFact]
    public async Task A_Microkit_SDK_and_libvmm_give_programs_for_Microkit_and_what_is_missing_is_said()
    {
        MonitorSample sample = await MonitorSample.CopyAsync(feed, "Monitor for Microkit");
        (await sample.Folder.DotnetAsync("restore", "-p:MicrokitSdk=sdk")).Succeeded();

        await SaysAsync("does not exist. Set it to the folder of an unpacked Microkit SDK", "-p:MicrokitSdk=sdk");
        sample.Folder.Write("sdk/README", "");
        await SaysAsync("Set MicrokitBoard to a folder of its folder 'board'", "-p:MicrokitSdk=sdk");
        sample.Folder.Write("sdk/board/qemu_virt_aarch64/debug/include/microkit.h", sample.Folder.Read("Native/Stub/include/microkit.h"));
        await SaysAsync("Set MicrokitBoard to a folder of its folder 'board'", "-p:MicrokitSdk=sdk", "-p:MicrokitBoard=odroidc4");
        await SaysAsync("Libvmm is not set.", "-p:MicrokitSdk=sdk");
        await SaysAsync("which has no include/libvmm/guest.h", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm");
        foreach (string header in (string[])["guest.h", "virq.h", "arch/aarch64/linux.h"])
            sample.Folder.Write("libvmm/include/libvmm/" + header, sample.Folder.Read("Native/Stub/include/libvmm/" + header));
        await SaysAsync("Build libvmm's example by 'make -C libvmm/examples/simple MICROKIT_BOARD=qemu_virt_aarch64 MICROKIT_SDK=sdk'", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm");
        sample.Folder.Write("libvmm/examples/simple/build/libvmm.a", "");
        await SaysAsync("does not run, or does not compile for aarch64", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm", "-p:CrossCompiler=no-such-gcc");
        await SaysAsync("does not run, or does not compile for aarch64", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm", "-p:CrossCompiler=true");
        await SaysAsync("ILCompiler 1.2.3 is not in ", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm", "-p:BundledNETCoreAppPackageVersion=1.2.3");
        await SaysAsync("GuestKernel is Image, which does not exist", "-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm", "-p:GuestKernel=Image");
        await SaysAsync("MicrokitSdk and UserMode are both set", "-p:MicrokitSdk=sdk", "-p:UserMode=true");

        // A kernel with Microkit's name and place, and a linker script with Microkit's layout: code from 0x200000, data after it.
        sample.Folder.Write("sdk/board/qemu_virt_aarch64/debug/lib/microkit.ld", """
            PHDRS { text PT_LOAD; data PT_LOAD; }
            ENTRY(_start)
            SECTIONS {
                . = 0x200000;
                .text : { *(.text.start) *(.text*) *(.rodata) } :text
                . = ALIGN(0x1000);
                .data : { *(.data) } :data
                .bss : { *(.bss) *(.bss*) *(COMMON) } :data
            }
            """);
        await CompileAsync("sdk/board/qemu_virt_aarch64/debug/lib/libmicrokit.a", "Native/Stub/stub.c");
        await CompileAsync("libvmm/examples/simple/build/libvmm.a", "Native/Stub/stub.c");
        sample.Folder.Write("my guest/Image", "kernel");
        CommandResult built = (await sample.BuildAsync("-p:MicrokitSdk=sdk", "-p:Libvmm=libvmm", "-p:GuestKernel=my guest/Image")).Succeeded();

        Assert.Contains("-lmicrokit -T microkit.ld", built.Output, StringComparison.Ordinal);
        foreach ((string program, string[] functions) in (ValueTuple<string, string[]>[])[("vmm.elf", ["init", "notified", "fault"]), ("rtc.elf", ["init", "notified"])])
        {
            string symbols = await sample.InspectAsync("nm", Path.Combine(sample.Output, program));
            Assert.All(functions, function => Assert.Matches($@"00000000002\w+ T {function}\n", symbols));
        }

        Assert.Contains("name=\"rtc\"", File.ReadAllText(Path.Combine(sample.Output, "SystemDescription.g.xml")), StringComparison.Ordinal);

        async Task SaysAsync(string sentence, params string[] properties) => Assert.Contains(
            sentence,
            (await sample.Folder.DotnetAsync(["msbuild", "-nologo", "-t:FindPrograms", .. properties])).Failed().Output,
            StringComparison.Ordinal);

        async Task CompileAsync(string archive, string source)
        {
            string full = Path.Combine(sample.Folder.FullPath, archive);
            File.Delete(full);
            (await Command.RunAsync("aarch64-linux-gnu-gcc", sample.Folder.FullPath, "-O1", "-c", "-ffreestanding", "-mgeneral-regs-only", "-fno-pie", "-I", "Native/Stub/include", source, "-o", archive + ".o")).Succeeded();
            (await Command.RunAsync("aarch64-linux-gnu-ar", sample.Folder.FullPath, "rcs", archive, archive + ".o")).Succeeded();
        }
    }

    // Sections and relocations of thread-local storage, and of a table of addresses that a loader fills in.
    [GeneratedRegex(@"\.t(data|bss)\b|_TLS|_GOT|GOTPCREL|LD64_GOT")]
    private static partial Regex ThreadLocal();

    // A register of floating point or SIMD as an operand.
    [GeneratedRegex(@"\s(\{?v\d+\.|[bhsdq]\d+\b(?!:| <))")]
    private static partial Regex FloatingPoint();
}
