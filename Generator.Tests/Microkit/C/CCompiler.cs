using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Threading.Tasks;
using Boards.Tests.Build;

namespace Boards.Tests.Microkit.C;

/// <summary>Compilers of C and C++, if the machine has them.</summary>
internal static class CCompiler
{
    private static readonly string[][] Commands =
    [
        ["gcc", "-std=c99"],
        ["clang", "-std=c99"],
        ["g++", "-std=c++11", "-x", "c++"],
        ["clang++", "-std=c++11", "-x", "c++"],
    ];

    /// <summary>Compiles a source without any warning, with each available compiler.</summary>
    /// <returns>The programs.</returns>
    public static async Task<IReadOnlyList<string>> CompileAsync(string folder, string source)
    {
        List<string> programs = [];
        foreach (string[] command in Commands)
        {
            string program = Path.Combine(folder, command[0]);
            try
            {
                (await Command.RunAsync(command[0], folder, [.. command.AsSpan(1), "-Wall", "-Wextra", "-Wpedantic", "-Wcomment", "-Wtrigraphs", "-Werror", source, "-o", program])).Succeeded();
                programs.Add(program);
            }
            catch (Win32Exception)
            {
                // The command does not exist.
            }
        }

        return programs;
    }
}
