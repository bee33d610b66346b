using System;
using System.Collections.Generic;

namespace Boards.Tests.Build;

/// <summary>What a build printed, and the system descriptions that there were afterwards, by path.</summary>
internal sealed record Step(CommandResult Build, IReadOnlyDictionary<string, (string Text, DateTime Written)> Descriptions)
{
    /// <summary>The description beside the assembly.</summary>
    public (string Text, DateTime Written) Description => Descriptions[IncrementalBuilds.Output + IncrementalBuilds.Description];
}
