using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems.Emit;
using Boards.Microkit;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>
/// The systems that are written. The name of the system's class is also the name of the files of its
/// artefacts, so each name is used once.
/// </summary>
/// <param name="Systems">The systems, with unique names.</param>
/// <param name="Diagnostics">The diagnostics about the others.</param>
internal sealed record SystemNames(ValueList<SystemOutput> Systems, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Whether C# is generated; false if it would not compile.</summary>
    public bool IsGenerated { get; private init; } = true;

    /// <summary>Takes the first system of each name, ordered by the full name of the class.</summary>
    /// <param name="planned">The systems.</param>
    /// <param name="code">The project's own C#, with which generated C# may not compile.</param>
    public static SystemNames Distinct(IEnumerable<PlannedSystem> planned, ProjectCode code)
    {
        if (code.Hides is { } hides)
            return new SystemNames([], planned.Any(static system => system.Output is not null) ? [hides] : []) { IsGenerated = false };

        // On file systems that ignore case, two names that differ only in case would be one file.
        Dictionary<string, SystemOutput> first = new(StringComparer.OrdinalIgnoreCase);
        List<SystemOutput> systems = [];
        List<Diagnostic> diagnostics = [];
        foreach ((SourceLocation at, SystemOutput? output, _) in planned.OrderBy(static p => p.Output?.FullName, StringComparer.Ordinal))
        {
            if (output is not { } system)
                continue;
            if (first.TryGetValue(system.Name, out SystemOutput? other))
            {
                diagnostics.Add(DeclarationDiagnostics.SameName(system.FullName, other.FullName, at));
                continue;
            }

            first[system.Name] = system;
            systems.Add(system);
        }

        return new SystemNames(systems.ToValueList(), diagnostics.ToValueList());
    }

    /// <summary>The system whose files are also written without its name: the only one, or the one that the project names; null if there is none.</summary>
    public SystemOutput? Main(SystemOptions project) => project.MainSystem.Length > 0
        ? Systems.FirstOrDefault(system => string.Equals(system.Name, project.MainSystem, StringComparison.Ordinal))
        : Systems.Count == 1 ? Systems[0] : null;
}
