using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Microkit;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>A board as it is compiled: the context of its files.</summary>
internal sealed record BoardContext
{
    /// <summary>The name by which a user chooses it.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the source or blob.</summary>
    public required string Source { get; init; }

    /// <summary>The paths of what is laid over it, in order.</summary>
    public ImmutableArray<string> Overlays { get; init; } = [];

    /// <summary>The directories in which included files are looked up.</summary>
    public ImmutableArray<string> IncludeDirectories { get; init; } = [];

    /// <summary>Macros, <c>NAME</c> or <c>NAME=VALUE</c>.</summary>
    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>The paths of the systems that are checked against it.</summary>
    public ImmutableArray<string> Systems { get; init; } = [];

    /// <summary>The name of its seL4 platform; null to find it by the tree.</summary>
    public string? Platform { get; init; }

    /// <summary>The version of Microkit of its systems.</summary>
    public MicrokitVersion Version { get; init; } = MicrokitVersions.Current;

    /// <summary>
    /// The folder of the project that names it, or of its source. What is configured in this
    /// folder and above it applies to the board.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The <c>boards.json</c> that names it; null if none does.</summary>
    public string? DeclaredIn { get; init; }

    /// <summary>The severities of its diagnostics.</summary>
    public SeveritySettings Severities { get; init; } = SeveritySettings.Default;

    /// <summary>Whether a project names it. A board that no project names is compiled as far as possible.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>What distinguishes its compilation from others.</summary>
    public string Key => string.Join('\n', [Source, Platform ?? "", .. Overlays.Select(static o => "+" + o), .. IncludeDirectories.Select(static i => "-I" + i), .. Defines.Select(static d => "-D" + d), .. Severities.Configured.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => $"{s.Key}={s.Value}")]);

    /// <summary>Whether a file is its source, or laid over it.</summary>
    public bool Names(string path) => Source == path || Overlays.Contains(path);
}
