using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Boards.Tests.Architecture;

/// <summary>Only projects that verify see the internals of others. What ships uses what is public, as a user does.</summary>
public sealed partial class InternalsTests
{
    private static readonly string[] Verifying = ["Benchmarks", "Fuzzing", "Generator.Tests"];

    [Fact]
    public void Only_what_verifies_sees_internals()
    {
        (string File, string Name)[] friends = [.. Friends()];
        Assert.Equal(Verifying, friends.Select(static friend => friend.Name).Intersect(Verifying).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(friends, static friend => !Verifying.Contains(friend.Name));
    }

    [Fact]
    public void What_verifies_does_not_ship() => Assert.Equal(
        [
            "Boards", "Boards.Devicetree", "Boards.Generator", "Boards.Generator.Build", "Boards.Generator.CodeFixes", "Boards.Generator.Completion", "Boards.Hardware",
            "Boards.LanguageServer", "Boards.Microkit", "Boards.OdroidC4", "Boards.Qemu", "Boards.Tool", "Templates",
        ],
        Shipped().Select(AssemblyOf).Order(StringComparer.Ordinal));

    private static string[] Projects { get; } =
        [.. XDocument.Load(Path.Combine(Repository.Root, "Boards.slnx")).Descendants("Project").Select(static project => Path.GetFullPath((string)project.Attribute("Path")!, Repository.Root))];

    // The assemblies that a file of a build or an attribute in C# names.
    private static IEnumerable<(string File, string Name)> Friends() =>
        from folder in Projects.Select(static project => Path.GetDirectoryName(project)!).Append(Repository.Root)
        from path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = folder != Repository.Root })
        where Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        from name in NamesIn(path)
        select (Path.GetRelativePath(Repository.Root, path), name);

    private static IEnumerable<string> NamesIn(string path) => Path.GetExtension(path) switch
    {
        ".csproj" or ".props" or ".targets" => XDocument.Load(path).Descendants("InternalsVisibleTo").SelectMany(static item => ((string)item.Attribute("Include")!).Split(';')),
        ".cs" => Attribute().Matches(File.ReadAllText(path)).Select(static match => match.Groups[1].Value),
        _ => [],
    };

    // A package contains the project that is packed, what that references, and what the targets of the generator's package add.
    private static HashSet<string> Shipped()
    {
        HashSet<string> shipped = [];
        Stack<string> open = new(Projects.Where(static project => (string?)XDocument.Load(project).Descendants("IsPackable").FirstOrDefault() == "true"));
        foreach (string added in PathsIn(Path.Combine(Repository.Root, "Generator", "Package.targets"), "MSBuild", "Projects"))
            open.Push(added);
        while (open.TryPop(out string? project))
        {
            if (!shipped.Add(project))
                continue;
            foreach (string referenced in PathsIn(project, "ProjectReference", "Include"))
                open.Push(referenced);
        }

        return shipped;
    }

    // An item of MSBuild in the attribute is a list of projects that are also named one by one.
    private static IEnumerable<string> PathsIn(string file, string element, string attribute) => XDocument.Load(file).Descendants(element)
        .SelectMany(found => ((string)found.Attribute(attribute)!).Split(';'))
        .Where(static path => !path.StartsWith("@(", StringComparison.Ordinal))
        .Select(path => Path.GetFullPath(path, Path.GetDirectoryName(file)!));

    private static string AssemblyOf(string project) =>
        (string?)XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault() ?? Path.GetFileNameWithoutExtension(project);

    [GeneratedRegex("""\bInternalsVisibleTo(?:Attribute)?\("([^",]+)""")]
    private static partial Regex Attribute();
}
