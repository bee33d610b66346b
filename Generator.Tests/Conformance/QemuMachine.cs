using System.IO;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>The devicetrees that QEMU makes for its machines.</summary>
internal static class QemuMachine
{
    /// <summary>The blob of a machine; the test is skipped if QEMU is not installed.</summary>
    /// <param name="program">The QEMU program.</param>
    /// <param name="machine">What follows <c>-machine</c>.</param>
    /// <param name="more">Further arguments.</param>
    public static byte[] Dump(string program, string machine, params string[] more)
    {
        Skip.IfNot(ReferenceCompiler.Has(program), $"{program} is not installed");
        string dump = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            // The default network card needs a ROM from another package.
            Assert.NotNull(ReferenceCompiler.Run(program, [], ["-machine", $"{machine},dumpdtb={dump}", "-display", "none", "-nic", "none", .. more]));
            return File.ReadAllBytes(dump);
        }
        finally
        {
            File.Delete(dump);
        }
    }
}
