using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Sources;

/// <summary>
/// Compiles the sources of a project. The generator and the analyzers need the same boards, and need them
/// again whenever a file changes, so the last result of each text is kept as long as the text.
/// </summary>
internal static class BoardCompiler
{
    private static readonly ConditionalWeakTable<SourceText, StrongBox<CompiledBoard>> Last = new();

    /// <summary>The board of a source.</summary>
    public static CompiledBoard Compile(DtsFile file, SourceSet sources, ProjectOptions project, ProjectPlatforms platforms, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ProjectOptions options = project.For(file);
        if (file.GetText(cancel) is not { } text)
            return WithoutBoard(file, options, ConfigurationDiagnostics.UnreadableSource(file.Path), text: null);
        if (Last.TryGetValue(text, out StrongBox<CompiledBoard>? last) && last.Value!.IsCurrent(file, sources, options, platforms, cancel))
            return last.Value;

        CompiledBoard compiled = IsBinary(text)
            ? WithoutBoard(file, options, ConfigurationDiagnostics.BinarySource(file.Path), text)
            : SourceFragment.Is(text.ToString())
            ? WithoutBoard(file, options, ConfigurationDiagnostics.FragmentSource(file.Path), text)
            : CompileText(file, sources, options, platforms, cancel);
        Last.GetValue(text, static _ => new StrongBox<CompiledBoard>()).Value = compiled;
        return compiled;
    }

    private static CompiledBoard CompileText(DtsFile file, SourceSet sources, ProjectOptions options, ProjectPlatforms platforms, CancellationToken cancel)
    {
        SourceProvider provider = new(sources, options.ProjectDirectory, cancel);
        ImmutableArray<SourceFile?> overlays = [.. file.Overlays.Select(path => sources.Find(path) is { } overlay ? provider.FindSource(overlay.Path) : null)];
        BoardCompilation compilation = BoardCompilation.Compile(
            new DevicetreeFile(provider.FindSource(file.Path)!),
            [.. overlays.OfType<SourceFile>().Select(static overlay => new DevicetreeFile(overlay))],
            provider,
            options.Compile,
            platforms.For(file.Platform),
            cancel);
        List<Diagnostic> found = [.. BoardName.Check(file, options)];
        for (int i = 0; i < overlays.Length; i++)
        {
            if (overlays[i] is null)
                found.Add(ConfigurationDiagnostics.MissingOverlay(file.Path, file.Overlays[i]));
        }

        if (platforms.Missing(file) is { } missing)
            found.Add(missing);
        if (compilation.IsPlugin)
            found.Add(ConfigurationDiagnostics.OverlaySource(file.Path));
        if (FirstTooDeep(compilation.Tree) is { } deep)
            found.Add(ConfigurationDiagnostics.NestedTooDeep(deep, Nesting.DeepestNode));
        return new CompiledBoard(
            file,
            options,
            compilation,
            found.Where(diagnostic => !compilation.Suppressions.Covers(diagnostic)).ToValueList(),
            platforms,
            new FileTexts(compilation.Dependencies.Concat(file.Overlays).Prepend(file.Path).Distinct().Select(path => (path, sources.TextOf(path, cancel)))));
    }

    private static CompiledBoard WithoutBoard(DtsFile file, ProjectOptions options, Diagnostic diagnostic, SourceText? text) =>
        new(file, options, compilation: null, [diagnostic], ProjectPlatforms.None, new FileTexts([(file.Path, text)]));

    // Text contains no NUL, and every flattened devicetree has one in its first bytes.
    private static bool IsBinary(SourceText text)
    {
        for (int i = 0; i < text.Length && i < 4096; i++)
        {
            if (text[i] == '\0')
                return true;
        }

        return false;
    }

    private static Node? FirstTooDeep(DeviceTree tree)
    {
        Dictionary<Node, int> depths = [];
        foreach (Node node in tree.Nodes)
        {
            int depth = node.Parent is null ? 0 : depths[node.Parent] + 1;
            if (depth > Nesting.DeepestNode)
                return node;
            depths[node] = depth;
        }

        return null;
    }
}
