using System;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Values;

/// <summary><c>reg-names</c>, <c>clock-names</c> and similar properties.</summary>
internal sealed class NamesIsStringList() : TreeCheck("names_is_string_list", ValueRules.Names)
{
    public override void Check(Node node, CheckRun run)
    {
        foreach (Property property in node.Properties)
        {
            if (property.Name.EndsWith("-names", StringComparison.Ordinal) && !Text.IsStrings(property))
                run.Report(this, node, property, Invariant($"'{property.Name}' has {property.Length} bytes and does not end with a NUL"));
        }
    }
}
