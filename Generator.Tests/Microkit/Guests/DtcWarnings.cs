using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Boards.Tests.Microkit.Guests;

/// <summary>The reference compiler's warnings for a source.</summary>
internal static partial class DtcWarnings
{
    /// <summary>The warnings, without lines of the source.</summary>
    public static HashSet<string> Of(string source)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, source);
            ProcessStartInfo start = new("dtc", ["-I", "dts", "-O", "dtb", "-o", "/dev/null", path]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return [.. said.Split('\n').Where(static line => line.Contains("Warning", StringComparison.Ordinal) || line.Contains("ERROR", StringComparison.Ordinal)).Select(static line => Place().Replace(line, ""))];
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex("^[^ ]*: ")]
    private static partial Regex Place();
}
