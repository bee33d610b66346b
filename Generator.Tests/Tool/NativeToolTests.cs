using System;
using System.IO;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The tool as one native file does and prints the same as the managed tool.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class NativeToolTests
{
    private static readonly string[][] Runs =
    [
        ["dtb", "{root}/Boards.OdroidC4/odroidc4.dts"],
        ["dtb", "-@", "-s", "{root}/Boards.Qemu/virt-gicv3.dts"],
        ["dtb", "{folder}/wrong.dts"],
        ["show", "--json", "{root}/Boards.OdroidC4/odroidc4.dts"],
        ["show", "{root}/Boards.Qemu/riscv-virt.dts"],
        ["system", "{root}/Boards.Qemu/virt-gicv2.dts"],
        ["check", "{folder}/wrong.system", "--board", "{root}/Boards.Qemu/virt-gicv2.dts"],
    ];

    [SkippableFact]
    public async Task The_native_tool_does_and_says_what_the_managed_one_does()
    {
        using ToolRun managed = new();
        string folder = Path.GetDirectoryName(managed.File("wrong.dts", "/dts-v1/;\n/ {\n\tmodel = \"a\"\n\tp = <&gci 0x1G>;\n};\n"))!;
        managed.File("wrong.system", "<system><protection_domain name=\"a\" priority=\"300\"><map mr=\"x\" /></protection_domain></system>\n");
        Skip.IfNot(await NativeLinker.IsThereAsync(folder), "no C compiler that links");

        CommandResult published = await Command.DotnetAsync(Repository.Root, "publish", "Tool", "-p:Native=true", "-o", Path.Combine(folder, "native"));
        Skip.If(published.Output.Contains("error NU1", StringComparison.Ordinal), "the compiler to native code cannot be restored");
        published.Succeeded();
        Assert.Empty(published.Problems);

        string tool = Path.Combine(folder, "native", OperatingSystem.IsWindows() ? "boards.exe" : "boards");
        foreach (string[] run in Runs)
        {
            string[] arguments = Array.ConvertAll(run, argument => argument
                .Replace("{root}", Repository.Root, StringComparison.Ordinal)
                .Replace("{folder}", folder, StringComparison.Ordinal));
            if (run[0] == "dtb")
                arguments = [.. arguments, "-o", Path.Combine(folder, "native.dtb")];
            CommandResult native = await Command.RunAsync(tool, folder, arguments);
            byte[] blob = TakeBlob(Path.Combine(folder, "native.dtb"));

            managed.Boards(arguments);

            Assert.Equal(managed.Code, native.ExitCode);
            Assert.Equal(Lines(managed.Text + managed.Messages), Lines(native.Output));
            Assert.Equal(TakeBlob(Path.Combine(folder, "native.dtb")), blob);
        }

        Assert.Contains("boards dtb", (await Command.RunAsync(tool, folder, "dtb", "--help")).Succeeded().Output, StringComparison.Ordinal);
    }

    // The lines of a command's two streams may come in any order, so only the lines are compared.
    private static string[] Lines(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(lines, StringComparer.Ordinal);
        return lines;
    }

    private static byte[] TakeBlob(string path)
    {
        if (!File.Exists(path))
            return [];
        byte[] blob = File.ReadAllBytes(path);
        File.Delete(path);
        return blob;
    }
}
