using System;
using System.Linq;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Values;

/// <summary>
/// An empty string or a string with a space in <c>compatible</c>: two strings written as one, which matches no
/// driver (Devicetree Specification, 2.3.1: <c>manufacturer,model</c>).
/// </summary>
internal sealed class CompatibleHasNoSpace() : NodeCheck("compatible_has_no_space", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1086", "'compatible' has an empty string or a space", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("compatible") is not { Length: > 0 } compatible || !Text.IsStrings(compatible) || ArePlain(compatible.Value.Span))
            return;
        int offset = 0;
        foreach (string one in compatible.Strings)
        {
            if (one.Length == 0 || one.Any(char.IsWhiteSpace))
                run.Report(this, compatible.LocationAt(offset), node, one.Length == 0 ? "'compatible' has an empty string" : $"\"{one}\" contains a space; write each compatible as a separate string");
            offset += System.Text.Encoding.UTF8.GetByteCount(one) + 1;
        }
    }

    // The common case: ASCII without spaces, and no empty string.
    private static bool ArePlain(ReadOnlySpan<byte> strings)
    {
        byte before = 0;
        foreach (byte one in strings)
        {
            if (one is > 0 and <= (byte)' ' or >= 0x7F || (one | before) == 0)
                return false;
            before = one;
        }

        return true;
    }
}
