using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;
using StreamJsonRpc;

namespace Boards.LanguageServer.Text.Navigation;

/// <summary>Renames labels, nodes with the paths that lead through them, and macros, in all boards that have the file.</summary>
internal static partial class RenameAnswer
{
    // LSP 3.17, "ErrorCodes": the request is valid, but cannot be fulfilled.
    private const int RequestFailed = -32803;

    /// <summary>What would be renamed; null if nothing at the place can be renamed.</summary>
    public static PrepareRenameResult? Prepare(Question question, Position position) =>
        Find(question, position) is { } name ? new PrepareRenameResult(question.Snapshot.RangeOf(PlaceOf(name)), TextOf(name)) : null;

    /// <summary>The changes for a new name.</summary>
    public static WorkspaceEdit? Rename(Question question, Position position, string newName)
    {
        if (Find(question, position) is not { } name)
            return null;
        Check(question, name, newName ?? "");
        HashSet<SourceLocation> places = [];
        foreach (SourceModel model in ReferenceAnswer.ModelsOf(question))
        {
            foreach (SourceName occurrence in Names.References(model, name))
            {
                if (PlaceIn(occurrence, name) is { } at)
                    places.Add(occurrence.IsWritten ? at : throw Failed($"'{TextOf(name)}' is made by a macro at {Places.TextOf(at)}"));
            }

            if (name.Kind is SourceNameKind.Node && name.Node is { } path)
                places.UnionWith(PathsThrough(model, path));
        }

        return new WorkspaceEdit(places.GroupBy(static at => at.Path).ToDictionary(
            file => question.Snapshot.UriOf(file.Key), file => file.OrderBy(static at => at.Start).Select(at => new TextEdit(question.Snapshot.RangeOf(at), newName!)).ToArray()));
    }

    private static SourceName? Find(Question question, Position position)
    {
        SourceName? name = Names.At(question, question.Lines.OffsetOf(position));
        return name is { IsWritten: true } && (name.Kind is SourceNameKind.Node or SourceNameKind.Label || Names.LabelOf(name) is not null
            || (name.Kind is SourceNameKind.Macro or SourceNameKind.MacroDefinition && question.Model.Macros.TryGetValue(name.Name, out SourceMacro? macro) && macro.At.Path is not ['<', ..])) ? name : null;
    }

    private static string TextOf(SourceName name) => Names.LabelOf(name) ?? name.Name;

    private static SourceLocation PlaceOf(SourceName name) => PlaceIn(name, name) ?? name.At;

    // The part of a place that is the name itself; null if the place does not change.
    private static SourceLocation? PlaceIn(SourceName occurrence, SourceName name)
    {
        if (!occurrence.IsReference)
            return occurrence.At;
        if (Names.LabelOf(name) is not { } label)
            return null;
        SourceLocation at = occurrence.NameAt;
        return at.Length == label.Length ? at : new SourceLocation(at.Path, at.Start, label.Length, at.From, new LinePosition(at.From.Line, at.From.Column + label.Length));
    }

    // The places of a node's name in references by path, and in strings that are paths.
    private static IEnumerable<SourceLocation> PathsThrough(SourceModel model, string path)
    {
        int last = path.LastIndexOf('/') + 1;
        foreach (string source in model.Context.Sources)
        {
            if (!Question.IsSource(source) || model.Context.Files.FindSource(source) is not { } file)
                continue;
            SourceTokens tokens = SourceTokens.Of(file);
            foreach (SourceToken token in tokens.Tokens.Where(static token => token.Kind is TokenKind.PathReference or TokenKind.String))
            {
                int start = token.Kind == TokenKind.String ? 1 : 2;
                string text = tokens.TextOf(token)[start..];
                if (text.StartsWith(path, StringComparison.Ordinal) && text.Length > path.Length && text[path.Length] is '/' or ':' or '"' or '}')
                    yield return file.Locate(token.Start + start + last, path.Length - last);
            }
        }
    }

    private static void Check(Question question, SourceName name, string newName)
    {
        DeviceTree tree = question.Model.Tree;
        if (name.Kind is SourceNameKind.Macro or SourceNameKind.MacroDefinition)
        {
            if (!Identifier().IsMatch(newName))
                throw Failed($"'{newName}' is not an identifier");
            if (question.Model.Macros.ContainsKey(newName))
                throw Failed($"there is a macro '{newName}' already");
        }
        else if (Names.LabelOf(name) is not null)
        {
            if (!Identifier().IsMatch(newName))
                throw Failed($"'{newName}' is not a label: expected letters, digits and '_', not beginning with a digit");
            if (tree.FindLabel(newName) is { } other && newName != TextOf(name))
                throw Failed($"{other.Path} has the label '{newName}' already");
        }
        else
        {
            if (!NodeName().IsMatch(newName))
                throw Failed($"'{newName}' is not the name of a node");
            if (name.Node is { } path && tree.FindPath(path)?.Parent?.Child(newName) is { } sibling && sibling.Path != path)
                throw Failed($"there is a node {sibling.Path} already");
        }
    }

    private static LocalRpcException Failed(string message) => new(message) { ErrorCode = RequestFailed };

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Za-z0-9,._+-]+(@[A-Za-z0-9,._+-]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NodeName();
}
