using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Text.Structure;

/// <summary>Links to the files that a document includes.</summary>
internal static class LinkAnswer
{
    /// <summary>The links of a document.</summary>
    public static DocumentLink[] Of(Question question) =>
    [
        .. question.Model.In(question.Path).Where(static o => o.Kind == SourceNameKind.Include)
            .Select(o => new DocumentLink(question.Snapshot.RangeOf(o.At), question.Snapshot.UriOf(o.Name), o.Name))
            .Concat(Binaries(question))
            .DistinctBy(static link => link.Range),
    ];

    private static IEnumerable<DocumentLink> Binaries(Question question)
    {
        ImmutableArray<SourceToken> tokens = question.Tokens.Tokens;
        for (int i = 2; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.String || tokens[i].Length < 3 || tokens[i - 1].Kind != TokenKind.OpenParenthesis || tokens[i - 2].Kind != TokenKind.IncludeBinary)
                continue;
            string name = question.Tokens.TextOf(tokens[i])[1..^1];
            string? found = question.Context.Context.IncludeDirectories.Prepend(SourcePath.DirectoryOf(question.Path)).Select(folder => SourcePath.Combine(folder, name))
                .FirstOrDefault(path => question.Snapshot.Files.FindBinary(path) is not null);
            if (found is not null)
                yield return new DocumentLink(question.RangeOf(tokens[i].Start, tokens[i].Length), DocumentUri.OfPath(found), found);
        }
    }
}
