using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Overlays;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Overlays;

/// <summary>Each fix-up is the place of a phandle in the tree: loaders write a phandle there.</summary>
internal sealed class FixupPlaces() : NodeCheck("fixup_places", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1084", "A fix-up does not refer to a phandle", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not null)
            return;
        if (node.Child("__fixups__") is { } external)
            CheckExternal(external, run);
        if (node.Child("__local_fixups__") is { } local)
            CheckLocal(node, local, run);
    }

    private void CheckExternal(Node fixups, CheckRun run)
    {
        foreach (Property label in fixups.Properties)
        {
            if (label.Length == 0 || !Values.Text.IsStrings(label))
                run.Report(this, fixups, label, $"the fix-ups of '{label.Name}' are not strings");
            else if (label.Strings.FirstOrDefault(entry => !IsPlace(entry, run.Tree)) is { } wrong)
                run.Report(this, fixups, label, $"the fix-up \"{wrong}\" of '{label.Name}' is not a path:property:offset of this tree");
        }
    }

    private static bool IsPlace(string entry, DeviceTree tree) =>
        Fixup.Parse(entry) is { } fixup && tree.FindPath(fixup.Path)?.Find(fixup.Property) is { } property && fixup.Offset + 4L <= property.Length;

    // Local fix-ups mirror the tree: nodes and properties have the same names, and values are offsets into the mirrored
    // properties. Not recursive, because trees can be nested deeply.
    private void CheckLocal(Node root, Node local, CheckRun run)
    {
        Stack<(Node Mirror, Node Mirrored)> rest = new();
        rest.Push((local, root));
        while (rest.Count > 0)
        {
            (Node mirror, Node mirrored) = rest.Pop();
            foreach (Property offsets in mirror.Properties)
            {
                if (mirrored.Find(offsets.Name) is not { } property)
                    run.Report(this, mirror, offsets, $"{mirrored.Path} has no property '{offsets.Name}'");
                else if (!offsets.IsCells || offsets.Length == 0)
                    run.Report(this, mirror, offsets, Invariant($"'{offsets.Name}' has {offsets.Length} bytes, which is not a whole number of cells"));
                else
                    CheckOffsets(mirror, offsets, mirrored, property, run);
            }

            foreach (Node child in mirror.Children)
            {
                if (mirrored.Child(child.Name) is { } both)
                    rest.Push((child, both));
                else
                    run.Report(this, child, $"{mirrored.Path} has no child '{child.Name}'");
            }
        }
    }

    private void CheckOffsets(Node mirror, Property offsets, Node mirrored, Property property, CheckRun run)
    {
        for (int i = 0; i < offsets.CellCount; i++)
        {
            if (offsets.Cell(i) + 4L <= property.Length)
                continue;
            run.Report(this, mirror, offsets, i, Invariant($"a phandle does not fit at offset {offsets.Cell(i)} of '{offsets.Name}' of {mirrored.Path}, which has {property.Length} bytes"));
            return;
        }
    }
}
