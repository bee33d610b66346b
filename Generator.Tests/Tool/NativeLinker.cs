using System.ComponentModel;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Boards.Tests.Build;

namespace Boards.Tests.Tool;

/// <summary>The linker that makes a native file from compiled code, if the machine has it.</summary>
internal static class NativeLinker
{
    /// <summary>Whether a C compiler links a program.</summary>
    /// <param name="folder">The folder in which it may write.</param>
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
