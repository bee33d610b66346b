using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.LanguageServer.Text.Navigation;

/// <summary>Where else something is named.</summary>
internal static class ReferenceAnswer
{
    private const int Read = 2;
    private const int Written = 3;

    /// <summary>The references, in all boards that have the file.</summary>
    public static Location[]? References(Question question, Position position, bool withDefinitions)
    {
        if (Names.At(question, question.Lines.OffsetOf(position)) is not { } name)
            return null;
        HashSet<SourceLocation> places = [];
        foreach (SourceModel model in ModelsOf(question))
        {
            HashSet<SourceName> definitions = withDefinitions ? [] : [.. Names.Definitions(model, name)];
            places.UnionWith(Names.References(model, name).Where(o => !definitions.Contains(o)).Select(static o => o.At));
        }

        return [.. places.OrderBy(static at => at.Path, System.StringComparer.Ordinal).ThenBy(static at => at.Start).Select(question.Snapshot.LocationOf)];
    }

    /// <summary>The references in the same file.</summary>
    public static DocumentHighlight[]? Highlights(Question question, Position position)
    {
        if (Names.At(question, question.Lines.OffsetOf(position)) is not { } name)
            return null;
        return
        [
            .. Names.References(question.Model, name).Where(o => o.At.Path == question.Path && o.IsWritten)
                .Select(o => new DocumentHighlight(question.Snapshot.RangeOf(o.At), o.IsReference || o.Kind == SourceNameKind.Macro ? Read : Written)),
        ];
    }

    /// <summary>The names in all boards that have the file.</summary>
    public static IEnumerable<SourceModel> ModelsOf(Question question)
    {
        foreach (CompiledContext context in question.Snapshot.ContextsOf(question.Path, question.Cancel))
            yield return SourceModel.Of(context, question.Cancel);
    }
}
