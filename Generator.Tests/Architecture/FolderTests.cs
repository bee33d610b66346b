using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Boards.Tests.Architecture;

/// <summary>The folders of a package do not depend on each other in a cycle, so that each can be read without those above it.</summary>
[Trait("Category", "Slow")]
public sealed class FolderTests
{
    [Theory]
    [InlineData("Devicetree", 5)]
    [InlineData("Hardware", 5)]
    [InlineData("Microkit", 5)]
    [InlineData("Generator", 5)]
    [InlineData("Generator.CodeFixes", 0)]
    [InlineData("Generator.Completion", 0)]
    [InlineData("Generator.Build", 0)]
    [InlineData("Tool", 4)]
    [InlineData("LanguageServer", 5)]
    public void Folders_form_no_cycle(string package, int least)
    {
        ILookup<string, (string To, string Use)> uses = UsesOf(package);
        Assert.True(uses.Count >= least, $"the sources of {package} were not read");
        Assert.Empty(CycleIn(uses));
    }

    [Fact]
    public void A_cycle_is_found()
    {
        (string From, string To, string Use)[] uses = [("a", "b", "A uses B"), ("b", "c", "B uses C"), ("c", "b", "C uses B")];
        Assert.Equal(["b: B uses C", "c: C uses B"], CycleIn(uses.ToLookup(static use => use.From, static use => (use.To, use.Use))));
    }

    // Every use of a type of another folder, by the folder of the file that uses it.
    private static ILookup<string, (string To, string Use)> UsesOf(string package)
    {
        string root = Path.Combine(Repository.Root, package);
        SyntaxTree[] trees = [.. Sources(root).Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path))];
        Assert.NotEmpty(trees);
        CSharpCompilation compilation = CSharpCompilation.Create(package, trees, References(package));
        List<(string From, string To, string Use)> uses = [];
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
            {
                ISymbol? symbol = model.GetSymbolInfo(name).Symbol ?? model.GetSymbolInfo(name).CandidateSymbols.FirstOrDefault();
                INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                foreach (SyntaxReference declaration in type?.OriginalDefinition.DeclaringSyntaxReferences ?? [])
                {
                    (string from, string to) = (FolderOf(root, tree.FilePath), FolderOf(root, declaration.SyntaxTree.FilePath));
                    if (from != to)
                        uses.Add((from, to, $"{Path.GetFileName(tree.FilePath)} uses {type!.Name}"));
                }
            }
        }

        return uses.Distinct().ToLookup(static use => use.From, static use => (use.To, use.Use));
    }

    private static IEnumerable<string> Sources(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(path => FolderOf(root, path).Split('/')[0] is not ("bin" or "obj"));

    private static string FolderOf(string root, string path) => Path.GetDirectoryName(Path.GetRelativePath(root, path))!.Replace('\\', '/');

    // The framework and the other packages. A name that is not found is not a dependency.
    private static IEnumerable<MetadataReference> References(string package) => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) != $"Boards.{package}.dll")
        .Select(static path => MetadataReference.CreateFromFile(path));

    // The uses that are part of a cycle; empty if there is none.
    private static string[] CycleIn(ILookup<string, (string To, string Use)> uses)
    {
        Dictionary<string, HashSet<string>> reached = uses.ToDictionary(static folder => folder.Key, folder => ReachedFrom(folder.Key, uses));
        return
        [
            .. uses.SelectMany(folder => folder
                .Where(use => reached.TryGetValue(use.To, out HashSet<string>? back) && back.Contains(folder.Key))
                .Select(use => $"{folder.Key}: {use.Use}")),
        ];
    }

    private static HashSet<string> ReachedFrom(string folder, ILookup<string, (string To, string Use)> uses)
    {
        HashSet<string> reached = [];
        Stack<string> open = new([folder]);
        while (open.TryPop(out string? at))
        {
            foreach ((string to, _) in uses[at].Where(use => reached.Add(use.To)))
                open.Push(to);
        }

        return reached;
    }
}
