using System;
using System.Linq;
using Xunit;

namespace Boards.Tests.Build;

[Collection(Builds.Name)]
public sealed class VariousProjectTests(VariousProjects projects) : IClassFixture<VariousProjects>
{
    [Fact]
    public void Each_target_framework_has_its_description() => Assert.Equal(
        ["net10.0/SystemDescription.g.xml", "netstandard2.0/SystemDescription.g.xml"],
        projects.Folder.Descriptions("TwoFrameworks/bin/Debug"));

    [Fact]
    public void A_library_has_no_description_unless_it_asks() => AssertBuiltWithout("Library");

    [Fact]
    public void A_description_is_put_into_the_folder_that_the_project_sets() => Assert.Equal(
        ["net10.0/firmware/SystemDescription.g.xml"], projects.Folder.Descriptions("Placed/bin/Debug"));

    [Fact]
    public void A_project_can_do_without_a_description() => AssertBuiltWithout("Switched");

    [Fact]
    public void An_executable_with_nothing_to_describe_builds_in_peace() => AssertBuiltWithout("Plain");

    [Fact]
    public void Asking_for_a_description_of_nothing_is_an_error() => AssertError("Insisting", "BRD9101", "EmitSystemDescription to false");

    [Fact]
    public void A_project_whose_analyzers_are_left_out_is_told_so() => AssertError("NoAnalyzers", "BRD9102", "board.dts", "Leave the package's analyzers in");

    [Fact]
    public void A_folder_outside_the_output_is_an_error() => AssertError("Outside", "BRD9105", "../elsewhere");

    private void AssertBuiltWithout(string project)
    {
        Assert.DoesNotContain(projects.Build.Problems, problem => problem.Contains(project + ".csproj", StringComparison.Ordinal) && problem.Contains(": error ", StringComparison.Ordinal));
        Assert.True(projects.Folder.Has($"{project}/bin/Debug/net10.0/{project}.dll"), projects.Build.Output);
        Assert.Empty(projects.Folder.Descriptions(project));
    }

    private void AssertError(string project, string id, params string[] parts)
    {
        string error = Assert.Single(
            projects.Build.Problems,
            problem => problem.Contains($"{project}.csproj", StringComparison.Ordinal) && problem.Contains(": error ", StringComparison.Ordinal));
        Assert.Contains($"error {id}: ", error, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.Empty(projects.Folder.Descriptions($"{project}/bin"));
    }
}
