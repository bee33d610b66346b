using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;

namespace Boards.LanguageServer.Text.Navigation;

/// <summary>Where the name at a place is defined.</summary>
internal static class DefinitionAnswer
{
    /// <summary>
    /// The definition: for a label, the place where it is written; for a node, all its definitions; for a property,
    /// the definition whose value the tree has.
    /// </summary>
    public static Location[]? Definition(Question question, Position position) => Find(question, position, static all => all.Kind == SourceNameKind.Property ? [all.Of[^1]] : all.Of);

    /// <summary>The declaration: the first definition.</summary>
    public static Location[]? Declaration(Question question, Position position) => Find(question, position, static all => [all.Of[0]]);

    private static Location[]? Find(Question question, Position position, System.Func<(SourceNameKind Kind, IReadOnlyList<SourceName> Of), IEnumerable<SourceName>> choose)
    {
        if (Names.At(question, question.Lines.OffsetOf(position)) is not { } name)
            return null;
        if (name.Kind == SourceNameKind.Include)
            return [question.Snapshot.LocationOf(SourceLocation.StartOf(name.Name))];
        SourceName[] definitions = [.. Names.Definitions(question.Model, name)];
        SourceNameKind kind = name.Kind == SourceNameKind.DeletedProperty ? SourceNameKind.Property : name.Kind;
        return definitions.Length == 0 ? null : [.. choose((kind, definitions)).Select(o => question.Snapshot.LocationOf(o.At)).Distinct()];
    }
}
