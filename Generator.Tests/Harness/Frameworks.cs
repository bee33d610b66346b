using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Boards.Tests.Harness;

/// <summary>The framework that runs the tests, as references. It is read once, because reading takes longer than most tests.</summary>
internal static class Frameworks
{
    /// <summary>The framework's own assemblies.</summary>
    public static ImmutableArray<MetadataReference> Current { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>No package of reference assemblies, so that none is downloaded.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    /// <summary>The run-time types of this product.</summary>
    public static MetadataReference Boards { get; } = MetadataReference.CreateFromFile(typeof(global::Boards.DeviceNodeAttribute).Assembly.Location);
}
