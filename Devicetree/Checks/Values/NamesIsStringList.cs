using System;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Values;

/// <summary><c>reg-names</c>, <c>clock-names</c> and similar properties.</summary>
internal sealed class NamesIsStringList() : PropertyCheck("names_is_string_list", ValueRules.Names)
{
    public override bool Concerns(string name) => name.EndsWith("-names", StringComparison.Ordinal);

    public override void Check(Node node, Property property, CheckRun run)
    {
        if (!Text.IsStrings(property))
            run.Report(this, node, property, Invariant($"'{property.Name}' has {property.Length} bytes and does not end with a NUL"));
    }
}
