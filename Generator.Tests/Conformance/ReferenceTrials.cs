using System;
using System.Linq;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Every trial of the reference compiler: the same verdict, and the same bytes for each trial that it accepts.</summary>
public sealed class ReferenceTrials
{
    [SkippableTheory]
    [InlineData("language.jsonl", false)]
    [InlineData("preprocessor.jsonl", true)]
    public void Verdict_and_bytes_are_those_of_the_reference(string file, bool preprocess)
    {
        string[] differences = [.. Trial.Read(file, preprocess).Select(trial => trial.Difference()).OfType<string>()];
        Assert.True(differences.Length == 0, $"{differences.Length} differ:\n" + string.Join("\n", differences));
    }
}
