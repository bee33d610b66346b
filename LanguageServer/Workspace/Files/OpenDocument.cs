using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>A document as the editor has it.</summary>
/// <param name="Uri">The URI by which the editor names it.</param>
/// <param name="Version">The version of its text.</param>
/// <param name="Text">The text.</param>
internal sealed record OpenDocument(string Uri, int Version, SourceFile Text)
{
    /// <summary>The document after changes, each of which is applied to the result of the previous one.</summary>
    public OpenDocument With(int version, IEnumerable<ContentChange> changes)
    {
        SourceFile text = Text;
        foreach (ContentChange change in changes)
        {
            if (change.Range is not { } range)
            {
                text = new SourceFile(text.Path, change.Text ?? "");
                continue;
            }

            LineMap lines = LineMap.Of(text);
            int start = lines.OffsetOf(range.Start);
            int end = Math.Max(start, lines.OffsetOf(range.End));
            text = new SourceFile(text.Path, string.Concat(text.Text.AsSpan(0, start), change.Text, text.Text.AsSpan(end)));
        }

        return this with { Version = version, Text = text };
    }
}
