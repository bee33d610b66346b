using System.Collections.Generic;
using System.Text;

namespace Boards.Tool.Reports;

/// <summary>A title, and facts below it, each with a name in a column of its own.</summary>
internal sealed class FactList(string title)
{
    private const int NameWidth = 15;

    private readonly StringBuilder _text = new(title + "\n");

    /// <summary>Adds a fact. Further lines of it have no name.</summary>
    public void Add(string name, params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            // A longer name is also followed by two blanks.
            string column = name.Length < NameWidth ? name.PadRight(NameWidth) : name + "  ";
            _text.Append("  ").Append(column).Append(line).Append('\n');
            name = "";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
