using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Preambles;

/// <summary>How far a file is read where a beginning ends: which step it has taken, and if that file is still open, which step that one has, and so on.</summary>
/// <param name="Taken">For each file that is open, outermost first, its steps and the index of the last one.</param>
internal sealed record PreamblePoint(IReadOnlyList<(IReadOnlyList<PreambleStep> Steps, int Last)> Taken)
{
    /// <summary>The beginning.</summary>
    public PreambleNode Node => Taken[Taken.Count - 1].Steps[Taken[Taken.Count - 1].Last].Node;

    /// <summary>The last point along a file's steps, and those within them, whose beginning will do; or null.</summary>
    public static PreamblePoint? Last(IReadOnlyList<PreambleStep> steps, Func<PreambleNode, bool> willDo)
    {
        List<(IReadOnlyList<PreambleStep>, int)> taken = [];
        return Find(steps, willDo, taken) ? new PreamblePoint(taken) : null;
    }

    private static bool Find(IReadOnlyList<PreambleStep> steps, Func<PreambleNode, bool> willDo, List<(IReadOnlyList<PreambleStep>, int)> taken)
    {
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            taken.Add((steps, i));
            if (willDo(steps[i].Node) || Find(steps[i].Node.Inside!, willDo, taken))
                return true;
            taken.RemoveAt(taken.Count - 1);
        }

        return false;
    }
}
