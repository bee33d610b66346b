using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator.Naming;
using Boards.Generator.Sources;
using Boards.Microkit;
using Boards.Microkit.Request;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Reads the files of the project that a declaration names for a guest's devicetree.</summary>
internal static class DeclaredFiles
{
    /// <summary>The system with the texts of its files.</summary>
    public static DeclaredSystem WithFiles(this DeclaredSystem system, SourceSet sources, CancellationToken cancel) =>
        !system.Request.ProtectionDomains.Any(HasFiles) ? system : system with
        {
            Request = system.Request with { ProtectionDomains = system.Request.ProtectionDomains.Select(domain => With(domain, sources, cancel)).ToValueList() },
        };

    private static bool HasFiles(ProtectionDomainRequest domain) =>
        domain.VirtualMachines.Any(static machine => machine.Tree is { Source: not null } or { Overlays.IsEmpty: false }) || domain.Children.Any(HasFiles);

    private static ProtectionDomainRequest With(ProtectionDomainRequest domain, SourceSet sources, CancellationToken cancel) => domain with
    {
        VirtualMachines = domain.VirtualMachines.Select(machine => machine.Tree is not { } tree ? machine : machine with
        {
            Tree = tree with
            {
                Source = tree.Source is { } source ? Read(source, sources, cancel) : null,
                Overlays = tree.Overlays.Select(overlay => Read(overlay, sources, cancel)).ToValueList(),
            },
        }).ToValueList(),
        Children = domain.Children.Select(child => With(child, sources, cancel)).ToValueList(),
    };

    // The files that it includes are found by compiling it: a directive that uses a macro does not name its file.
    private static GuestFileRequest Read(GuestFileRequest file, SourceSet sources, CancellationToken cancel)
    {
        SourceProvider provider = new(sources, projectDirectory: "", cancel);
        if (sources.FindEnding(FilePath.Normalize(file.Name.Value)) is not { } found || provider.FindSource(found.Path) is not { } source)
            return file;
        IEnumerable<string> included = DtsCompiler.Compile(source, provider, CompileOptions.Default, cancel).Dependencies;
        return file with
        {
            Texts = included.Where(path => path != found.Path).Distinct().Select(provider.FindSource).OfType<SourceFile>().Prepend(source)
                .Select(static text => new GuestSourceText(text.Path, text.Text)).ToValueList(),
        };
    }
}
