using System.ComponentModel;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Boards.Tests.Build;

namespace Boards.Tests.Tool;

/// <summary>What makes a native file of compiled code, where the machine has it.</summary>
internal static class NativeLinker
{
    /// <summary>Whether a C compiler links a program.</summary>
    /// <param name="folder">Where it may write.</param>
    public static async Task<bool> IsThereAsync(string folder)
    {
        string source = Path.Combine(folder, "empty.c");
        await File.WriteAllTextAsync(source, "int main(void) { return 0; }\n", Encoding.ASCII);
        foreach (string compiler in new[] { "clang", "gcc" })
        {
            try
            {
                if ((await Command.RunAsync(compiler, folder, source, "-o", Path.Combine(folder, "empty"))).ExitCode == 0)
                    return true;
            }
            catch (Win32Exception)
            {
                // The command does not exist.
            }
        }

        return false;
    }
}
