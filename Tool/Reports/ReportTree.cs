using System.Collections.Generic;
using System.Text;
using Spectre.Console;

namespace Boards.Tool.Reports;

/// <summary>A tree of lines.</summary>
/// <param name="Root">The line at the top, and the lines below it.</param>
internal sealed record ReportTree(ReportBranch Root) : ReportPart
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <inheritdoc/>
    public override string ToText(Terminal? terminal)
    {
        if (terminal is not null)
            return terminal.Render(ToTree());
        StringBuilder text = new(Root.Text + "\n");
        Append(text, Root.Children, "");
        return text.ToString();
    }

    private Tree ToTree()
    {
        Tree tree = new(new Text(Root.Text));
        foreach (ReportBranch child in Root.Children)
            tree.Nodes.Add(NodeOf(child));
        return tree;
    }

    private static TreeNode NodeOf(ReportBranch branch)
    {
        TreeNode node = new(new Text(branch.Text, branch.IsFaint ? Faint : Style.Plain));
        foreach (ReportBranch child in branch.Children)
            node.Nodes.Add(NodeOf(child));
        return node;
    }

    private static void Append(StringBuilder text, IReadOnlyList<ReportBranch> branches, string indent)
    {
        for (int i = 0; i < branches.Count; i++)
        {
            bool isLast = i == branches.Count - 1;
            text.Append(indent).Append(isLast ? "└── " : "├── ").Append(branches[i].Text).Append('\n');
            Append(text, branches[i].Children, indent + (isLast ? "    " : "│   "));
        }
    }
}
