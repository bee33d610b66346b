using System;
using System.Collections.Generic;

namespace Boards.Tests.Build;

/// <summary>The output of a build, and the system descriptions that exist after it, by path.</summary>
internal sealed record Step(CommandResult Build, IReadOnlyDictionary<string, (string Text, DateTime Written)> Descriptions)
{
    /// <summary>The description next to the assembly.</summary>
    public (string Text, DateTime Written) Description => Descriptions[IncrementalBuilds.Output + IncrementalBuilds.Description];
}
