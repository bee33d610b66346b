using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Navigation;

/// <summary>What the name at a place refers to, and where else it is named.</summary>
internal static class Names
{
    /// <summary>The name at an offset, which may also be a path or alias in a string; null if there is none.</summary>
    public static SourceName? At(Question question, int offset)
    {
        if (question.Tokens.IsInComment(offset))
            return null;
        return question.Model.At(question.Path, offset) is { } found ? found : InString(question, offset);
    }

    /// <summary>All places where what is named is defined, in the order of the sources.</summary>
    public static IEnumerable<SourceName> Definitions(SourceModel model, SourceName name) => name.Kind switch
    {
        SourceNameKind.Include => [],
        SourceNameKind.Macro or SourceNameKind.MacroDefinition => model.All.Where(o => o.Kind == SourceNameKind.MacroDefinition && o.Name == name.Name),
        SourceNameKind.Property or SourceNameKind.DeletedProperty => model.All.Where(o => o.Kind == SourceNameKind.Property && IsSame(o, name)),
        SourceNameKind.Label => model.All.Where(o => o.Kind == SourceNameKind.Label && o.Name == name.Name),
        _ when name.IsReference && LabelOf(name) is { } label && model.All.Any(o => o.Kind == SourceNameKind.Label && o.Name == label) =>
            model.All.Where(o => o.Kind == SourceNameKind.Label && o.Name == label),
        _ => model.All.Where(o => o.Kind is SourceNameKind.Node or SourceNameKind.Root && o.Node is not null && o.Node == name.Node),
    };

    /// <summary>The places where the same thing is named, including its definitions.</summary>
    public static IEnumerable<SourceName> References(SourceModel model, SourceName name) => model.All.Where(o => Refers(o, name));

    /// <summary>The label by which a reference refers; null if it is a path.</summary>
    public static string? LabelOf(SourceName name) =>
        name.Kind == SourceNameKind.Label || (name.IsReference && name.Name is not (['/', ..] or "")) ? name.Name.Split('/')[0] : null;

    private static bool Refers(SourceName o, SourceName name) => name.Kind switch
    {
        SourceNameKind.Include => o.Kind == SourceNameKind.Include && o.Name == name.Name,
        SourceNameKind.Macro or SourceNameKind.MacroDefinition => o.Kind is SourceNameKind.Macro or SourceNameKind.MacroDefinition && o.Name == name.Name,
        SourceNameKind.Property or SourceNameKind.DeletedProperty => o.Kind is SourceNameKind.Property or SourceNameKind.DeletedProperty && IsSame(o, name),
        _ when LabelOf(name) is { } label => LabelOf(o) == label,
        _ => o.Node is not null && o.Node == name.Node && (o.IsReference || o.Kind is SourceNameKind.Node or SourceNameKind.Root or SourceNameKind.DeletedChild),
    };

    private static bool IsSame(SourceName o, SourceName name) => o.Name == name.Name && o.Node == name.Node && o.Node is not null;

    // A path in a string, as in aliases and chosen, or the name of an alias.
    private static SourceName? InString(Question question, int offset)
    {
        int index = question.Tokens.IndexAt(offset);
        if (index < 0 || question.Tokens.Tokens[index] is not { Kind: TokenKind.String } token || offset > token.End || token.Length < 3)
            return null;
        string text = question.Tokens.TextOf(token)[1..^1].Split(':')[0];
        DeviceTree tree = question.Model.Tree;
        string? path = text.StartsWith('/') ? text : tree.Aliases.FirstOrDefault(alias => alias.Key == text).Value;
        SourceLocation at = question.File.Locate(token.Start + 1, text.Length);
        return path is not null && tree.FindPath(path) is { } node ? new SourceName { Kind = SourceNameKind.Reference, At = at, Node = node.Path, Name = path, IsWritten = true } : null;
    }
}
