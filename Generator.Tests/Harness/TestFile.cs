using System;
using System.Collections.Generic;

namespace Boards.Tests.Harness;

/// <summary>A file of a test: its path and its content, the content with markup or already without.</summary>
public readonly record struct TestFile(string Name, string Content)
{
    /// <summary>Lets a list take pairs.</summary>
    public static implicit operator TestFile((string Name, string Content) pair) => new(pair.Name, pair.Content);
}

/// <summary>Files in order. A file that is added without a name gets one from its number.</summary>
public sealed class SourceFileList(string prefix, string extension) : List<TestFile>
{
    /// <summary>Adds a file that needs no name of its own: <c>/0/Test0.cs</c>.</summary>
    public void Add(string content) => Add(new TestFile(FormattableString.Invariant($"{prefix}{Count}{extension}"), content));
}
