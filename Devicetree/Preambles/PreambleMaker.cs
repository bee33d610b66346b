using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Preambles;

/// <summary>Reads beginnings, each behind the longest one that more sources have.</summary>
internal sealed class PreambleMaker(ISourceProvider sources, CompileOptions options, PreambleStock stock)
{
    /// <summary>Reads a beginning where that was not done before.</summary>
    /// <returns>Whether it can be gone on with.</returns>
    public bool TryMake(PreambleNode node, CancellationToken cancel)
    {
        while (node is { State: null, IsUnusable: false })
        {
            PreamblePoint? inside = PreamblePoint.Last(node.Inside!, IsBetter);
            PreambleNode before = inside?.Node ?? node.Parent!;
            while (!IsBetter(before))
                before = before.Parent!;
            if (!TryMake(before, cancel))
                continue;
            if (inside is null)
                Make(node, before, cancel);
            else
                Make(node, inside, cancel);
        }

        return node.State is not null;

        bool IsBetter(PreambleNode before) => before.State is not null || (before is { Waiting: > 1, HasFiles: true, IsUnusable: false } && before.Sources > node.Sources);
    }

    // The rest of a file, within which a known beginning ends.
    private void Make(PreambleNode node, PreamblePoint inside, CancellationToken cancel)
    {
        Preamble from = inside.Node.State!;
        PreambleReading reading = new(from, sources, options, stock);
        FileReader[] stack = reading.Open(node.File!, node.Directory, inside);
        bool isFine = reading.TryRead(node.File!, [stack], inside.Node.HasVersion, cancel);
        node.Asked = reading.Opener.AskedSince(0);
        Keep(node, from, reading, isFine, [.. from.Tops.Take(node.Depth - 1), stack[0].Inclusion]);
    }

    // The files between a known beginning and this one.
    private void Make(PreambleNode node, PreambleNode before, CancellationToken cancel)
    {
        Preamble from = before.State!;
        PreambleReading reading = new(from, sources, options, stock);
        Stack<PreambleNode> between = new();
        for (PreambleNode at = node; at != before; at = at.Parent!)
            between.Push(at);
        List<int> tops = [.. from.Tops];
        bool isFine = reading.TryRead(node.File ?? from.Map.Inclusion(0).File, Files(), node.HasVersion, cancel);
        Keep(node, from, reading, isFine, [.. tops]);

        IEnumerable<FileReader[]> Files()
        {
            foreach (PreambleNode step in between)
            {
                if (step.File is null)
                {
                    tops.Add(-1);
                    continue;
                }

                int asked = reading.Opener.Asked;
                int top = reading.Map.Add(new Inclusion(step.File, -1, 0, 0));
                tops.Add(top);
                yield return [new FileReader(step.File, top, step.Directory)];
                step.Asked = reading.Opener.AskedSince(asked);
            }
        }
    }

    // A plugin is one from its first line on; what opens files itself says where it stands; and what comes near a limit
    // may come to it elsewhere.
    private static void Keep(PreambleNode node, Preamble from, PreambleReading reading, bool isFine, ImmutableArray<int> tops)
    {
        if (!isFine || reading.Draft is { IsPlugin: true } || reading.Map.HasOpened || reading.Opener.IsNearLimit)
        {
            node.IsUnusable = true;
            return;
        }

        FrozenDraft? draft = reading.Draft is { } grown ? new FrozenDraft(grown) : from.Draft;
        node.State = new Preamble(reading.Map, reading.End!.Frozen(), reading.Opener.Inclusions, draft, tops);
    }
}
