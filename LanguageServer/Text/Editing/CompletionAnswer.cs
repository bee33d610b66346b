using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Editing;

/// <summary>What can be written at a place in a source.</summary>
internal static class CompletionAnswer
{
    // LSP 3.17, "CompletionItemKind".
    private const int Class = 7;
    private const int Field = 5;
    private const int Value = 12;
    private const int Keyword = 14;
    private const int File = 17;
    private const int Reference = 18;
    private const int Folder = 19;
    private const int Constant = 21;

    private static readonly string[] Statuses = ["okay", "disabled", "reserved", "fail"];

    private static readonly string[] InBlock = ["/delete-node/", "/delete-property/", "/omit-if-no-ref/", "/include/"];

    private static readonly string[] AtTop = ["/dts-v1/;", "/plugin/;", "/memreserve/", "/delete-node/", "/omit-if-no-ref/", "/include/"];

    private static readonly string[] InValue = ["/bits/", "/incbin/"];

    private static readonly string[] Preprocessor = ["include", "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "error", "warning", "pragma", "line"];

    // The property that a provider must have, by the property that refers to it (the bindings of clocks, resets, and so on).
    private static readonly Dictionary<string, string> Providers = new(StringComparer.Ordinal)
    {
        ["clocks"] = "#clock-cells",
        ["assigned-clocks"] = "#clock-cells",
        ["assigned-clock-parents"] = "#clock-cells",
        ["resets"] = "#reset-cells",
        ["power-domains"] = "#power-domain-cells",
        ["dmas"] = "#dma-cells",
        ["phys"] = "#phy-cells",
        ["pwms"] = "#pwm-cells",
        ["iommus"] = "#iommu-cells",
        ["mboxes"] = "#mbox-cells",
        ["io-channels"] = "#io-channel-cells",
        ["sound-dai"] = "#sound-dai-cells",
        ["thermal-sensors"] = "#thermal-sensor-cells",
        ["interconnects"] = "#interconnect-cells",
        ["interrupt-parent"] = "interrupt-controller",
        ["interrupts-extended"] = "interrupt-controller",
        ["msi-parent"] = "msi-controller",
    };

    /// <summary>The texts for a position.</summary>
    public static CompletionList At(Question question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        CompletionPlace place = CompletionPlace.At(question, offset);
        TextRange range = question.RangeOf(place.Start, offset - place.Start);
        return new CompletionList(false, [.. Of(question, place).DistinctBy(static known => known.Text).Select(known => new CompletionItem(
            known.Text,
            known.Kind,
            known.Note,
            null,
            string.Create(CultureInfo.InvariantCulture, $"{known.Rank}{known.Text}"),
            known.Text,
            null,
            new TextEdit(range, known.Text)))]);
    }

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Of(Question question, CompletionPlace place) => place.Kind switch
    {
        CompletionKind.Name => Names(question, place.Block),
        CompletionKind.String => Strings(question, place),
        CompletionKind.Value => place.Property == "status" ? Statuses.Select(static status => ($"\"{status}\"", Value, (string?)null, 0)) : Macros(question, place.Property),
        CompletionKind.Cell => Macros(question, place.Property).Concat(Labels(question, place.Property).Select(static label => ("&" + label.Text, label.Kind, label.Note, label.Rank + 2))),
        CompletionKind.Label => Labels(question, place.Property),
        CompletionKind.Path => Paths(question, place.Text),
        CompletionKind.Directive => (place.Property is not null ? InValue : place.Block.Open < 0 ? AtTop : InBlock).Select(static word => (word, Keyword, (string?)null, 0)),
        CompletionKind.DeletedNode => NodeOf(question, place.Block) is not { } node
            ? Labels(question, null).Select(static label => ("&" + label.Text, label.Kind, label.Note, label.Rank))
            : node.Children.Select(static child => (child.Name, Class, (string?)null, 0)),
        CompletionKind.DeletedProperty => NodeOf(question, place.Block)?.Properties.Select(static property => (property.Name, Field, (string?)null, 0)) ?? [],
        CompletionKind.Preprocessor => Preprocessor.Select(static word => (word, Keyword, (string?)null, 0)),
        CompletionKind.MacroName => Macros(question, null),
        CompletionKind.QuotedFile => Files(question, place.Text, beside: true),
        CompletionKind.BracketedFile => Files(question, place.Text, beside: false),
        _ => [],
    };

    /// <summary>The node of a block; null at the top level, or if the tree does not have it.</summary>
    public static Node? NodeOf(Question question, SourceBlock block) => block.Name is not { } name ? null
        : question.Model.In(question.Path).FirstOrDefault(o => o.At.Start == name.Start && o.IsDefinition) is { } known ? question.Model.NodeOf(known)
        : null;

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Names(Question question, SourceBlock block)
    {
        if (block.Open < 0)
        {
            foreach ((string text, int kind, string? note, int rank) in Labels(question, null))
                yield return ("&" + text, kind, note, rank);
            yield break;
        }

        HashSet<string> written = [.. block.Statements.Where(static s => s.IsProperty).Select(s => question.Tokens.TextOf(s.Name))];
        Node? node = NodeOf(question, block);
        DeviceTree tree = question.Model.Tree;

        // The kind of the node is known from its 'compatible', or otherwise from its name.
        string[] compatible = [.. node?.Find("compatible")?.Strings ?? []];
        HashSet<string> learned = [];
        foreach (Node other in tree.Nodes.Where(other => other != node && IsLike(other, node, compatible)))
            learned.UnionWith(other.Properties.Select(static property => property.Name));
        learned.Remove("phandle");
        foreach (string name in learned.Where(name => !written.Contains(name)))
            yield return (name, Field, "as in similar nodes", 0);
        foreach (Property property in (node?.Properties ?? []).Where(property => !written.Contains(property.Name) && property.Name != "phandle"))
            yield return (property.Name, Field, "set before", 1);
        foreach (string name in Boards.Devicetree.Checks.Names.StandardNames.All.Prepend("reg").Where(name => !written.Contains(name)))
            yield return (name, Field, null, IsFitting(name, node) ? 1 : 3);
        HashSet<string> inner = [.. block.Blocks.Select(b => b.Name is { } token ? question.Tokens.TextOf(token) : "")];
        foreach (Node child in (node?.Children ?? []).Where(child => !inner.Contains(child.Name)))
            yield return (child.Name, Class, "a child that is defined elsewhere", 2);
    }

    private static bool IsLike(Node other, Node? node, string[] compatible) => compatible.Length > 0
        ? other.Find("compatible")?.Strings.Any(compatible.Contains) == true
        : node is { Parent: not null } && other.BaseName == node.BaseName && other.Parent?.BaseName == node.Parent.BaseName;

    // Names of properties of buses, controllers and providers fit only such nodes.
    private static bool IsFitting(string name, Node? node) => name switch
    {
        "#address-cells" or "#size-cells" or "ranges" or "dma-ranges" => node is null || !node.Children.IsEmpty,
        "#interrupt-cells" => node?.Find("interrupt-controller") is not null,
        "#gpio-cells" => node?.Find("gpio-controller") is not null,
        "compatible" or "reg" or "status" or "interrupts" or "clocks" or "reg-names" or "interrupt-names" or "clock-names" => true,
        "stdout-path" or "bootargs" => node?.Name == "chosen",
        "model" => node is { Parent: null },
        _ => false,
    };

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Labels(Question question, string? property)
    {
        string? needed = property is null ? null : Providers.GetValueOrDefault(property) ?? (property == "gpios" || property.EndsWith("-gpios", StringComparison.Ordinal) ? "gpio-controller" : null);
        foreach (Node node in question.Model.Tree.Nodes)
        {
            foreach (string label in node.Labels)
                yield return (label, Reference, node.Path, needed is null || node.Find(needed) is not null ? 0 : 1);
        }

        // In an overlay without its base, and after an error, the tree does not have all labels.
        foreach (SourceName label in question.Model.All.Where(static o => o.Kind == SourceNameKind.Label))
            yield return (label.Name, Reference, label.Node, 1);
    }

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Macros(Question question, string? property)
    {
        bool isInterrupt = property is "interrupts" or "interrupts-extended" or "interrupt-map";
        return question.Model.Macros.Values.Where(static macro => macro.At.Path is not ['<', ..] && !macro.Name.StartsWith('_'))
            .Select(macro => (macro.Name, Constant, (string?)macro.Body, isInterrupt && (macro.Name.StartsWith("GIC_", StringComparison.Ordinal) || macro.Name.StartsWith("IRQ_", StringComparison.Ordinal)) ? 0 : 1));
    }

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Paths(Question question, string written)
    {
        int slash = written.LastIndexOf('/');
        if (slash < 0)
            return [("/", Class, null, 0)];
        return question.Model.Tree.FindPath(slash == 0 ? "/" : written[..slash])?.Children.Select(static child => (child.Name, Class, (string?)(child.Find("compatible")?.String), 0)) ?? [];
    }

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Strings(Question question, CompletionPlace place)
    {
        DeviceTree tree = question.Model.Tree;
        bool isAlias = place.Block.Name is { } name && question.Tokens.TextOf(name) == "aliases";
        switch (place.Property)
        {
            case "status":
                return Statuses.Select(static status => (status, Value, (string?)null, 0));
            case "stdout-path" or "linux,stdout-path":
                return tree.Aliases.Select(static alias => (alias.Key, Reference, (string?)alias.Value, 0)).Concat(AllPaths(tree));
            case "target-path":
                return AllPaths(tree);
            case "device_type":
                return ((string[])["memory", "cpu", "pci"]).Select(static type => (type, Value, (string?)null, 0));
            case "compatible":
                return tree.Nodes.SelectMany(static node => node.Find("compatible")?.Strings ?? []).Distinct().Select(static text => (text, Value, (string?)null, 0));
            default:
                return isAlias ? AllPaths(tree) : [];
        }
    }

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> AllPaths(DeviceTree tree) =>
        tree.Nodes.Where(static node => node.Parent is not null).Select(static node => (node.Path, Class, (string?)null, 1));

    private static IEnumerable<(string Text, int Kind, string? Note, int Rank)> Files(Question question, string written, bool beside)
    {
        string folder = written.Contains('/', StringComparison.Ordinal) ? written[..written.LastIndexOf('/')] : "";
        IEnumerable<string> folders = question.Context.Context.IncludeDirectories;
        foreach (string at in beside ? folders.Prepend(SourcePath.DirectoryOf(question.Path)) : folders)
        {
            string inside = folder.Length == 0 ? at : SourcePath.Combine(at, folder);
            foreach (string name in question.Snapshot.Files.NamesIn(inside).Order(StringComparer.Ordinal))
            {
                string path = SourcePath.Combine(inside, name);
                if (path == question.Path || name.StartsWith('.'))
                    continue;
                if (question.Snapshot.Files.IsFolder(path))
                    yield return (name + "/", Folder, at, 1);
                else if (name.EndsWith(".dtsi", StringComparison.Ordinal) || name.EndsWith(".dts", StringComparison.Ordinal) || name.EndsWith(".h", StringComparison.Ordinal) || name.EndsWith(".bin", StringComparison.Ordinal))
                    yield return (name, File, at, name.EndsWith(".dts", StringComparison.Ordinal) ? 2 : 0);
            }
        }
    }
}
