using System;
using System.Linq;
using Xunit;

namespace Boards.Tests.Build;

[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class IncrementalBuildTests(IncrementalBuilds builds) : IClassFixture<IncrementalBuilds>
{
    [Fact]
    public void The_first_build_writes_the_description_to_obj_and_beside_the_assembly()
    {
        builds.First.Build.Succeeded();
        Assert.Equal(
            [
                IncrementalBuilds.Output + "Board." + IncrementalBuilds.Description,
                IncrementalBuilds.Output + IncrementalBuilds.Description,
                IncrementalBuilds.Intermediate + "Board." + IncrementalBuilds.Description,
                IncrementalBuilds.Intermediate + IncrementalBuilds.Description,
            ],
            builds.First.Descriptions.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(builds.First.Description.Text));
    }

    [Fact]
    public void A_build_without_a_change_neither_compiles_nor_extracts()
    {
        builds.Unchanged.Build.Succeeded();
        builds.Unchanged.Build.AssertSkipped("CoreCompile");
        builds.Unchanged.Build.AssertSkipped("WriteArtefacts");
        Assert.Equal(builds.First.Descriptions, builds.Unchanged.Descriptions);
    }

    [Fact]
    public void Each_target_runs_once_and_what_is_up_to_date_is_skipped()
    {
        string[] targets =
        [
            "_CheckCompilerOfBoards", "_RemoveCompletionOfBoards", "_FindDevicetreeMetadata", "_CheckDevicetreeMetadata", "_CheckDevicetreeItems",
            "_AddDevicetreeOverlays", "_FindDevicetreeBlobs", "_AddDecompiledDevicetrees", "_PassDevicetreeOptions", "_TrackDevicetreeSources",
            "_FindMissingArtefacts", "WriteArtefacts", "GetArtefacts", "CopyArtefacts",
        ];
        foreach (Step step in (Step[])[builds.First, builds.Unchanged])
        {
            Assert.Empty(step.Build.Problems);
            string summary = step.Build.Output[step.Build.Output.IndexOf("Target Performance Summary", StringComparison.Ordinal)..step.Build.Output.IndexOf("Task Performance Summary", StringComparison.Ordinal)];
            Assert.All(targets, target => Assert.Matches($@"\b{target} +1 calls", summary));
        }

        builds.Unchanged.Build.AssertSkipped("_CheckDevicetreeMetadata");
        builds.CSharpEdited.Build.AssertSkipped("_CheckDevicetreeMetadata");
    }

    [Fact]
    public void An_edit_of_the_program_compiles_but_leaves_the_description_as_it_was()
    {
        builds.CSharpEdited.Build.Succeeded();
        builds.CSharpEdited.Build.AssertNotSkipped("CoreCompile");
        Assert.Equal(builds.First.Descriptions, builds.CSharpEdited.Descriptions);
    }

    [Fact]
    public void A_description_older_than_the_assembly_does_not_make_every_later_build_extract()
    {
        builds.UnchangedAfterCSharp.Build.Succeeded();
        builds.UnchangedAfterCSharp.Build.AssertSkipped("WriteArtefacts");
        Assert.Equal(builds.First.Descriptions, builds.UnchangedAfterCSharp.Descriptions);
    }

    [Fact]
    public void An_edit_of_a_comment_in_the_source_leaves_the_description_as_it_was()
    {
        builds.CommentEdited.Build.Succeeded();
        builds.CommentEdited.Build.AssertNotSkipped("CoreCompile");
        Assert.Equal(builds.First.Descriptions, builds.CommentEdited.Descriptions);
    }

    [Fact]
    public void An_edit_of_the_source_rewrites_the_description()
    {
        builds.SourceEdited.Build.Succeeded();
        Assert.Contains(0x9100000ul, Xml.PhysicalAddresses(builds.SourceEdited.Description.Text));
        Assert.DoesNotContain(0x9000000ul, Xml.PhysicalAddresses(builds.SourceEdited.Description.Text));
        Assert.True(builds.SourceEdited.Description.Written > builds.First.Description.Written);
    }

    [Fact]
    public void A_deleted_description_is_written_again_without_compiling()
    {
        builds.DescriptionDeleted.Build.Succeeded();
        builds.DescriptionDeleted.Build.AssertSkipped("CoreCompile");
        Assert.Equal(builds.SourceEdited.Descriptions.Keys, builds.DescriptionDeleted.Descriptions.Keys);
        Assert.Equal(builds.SourceEdited.Description.Text, builds.DescriptionDeleted.Description.Text);
    }

    [Fact]
    public void A_deleted_copy_is_made_again_without_extracting()
    {
        builds.CopyDeleted.Build.Succeeded();
        builds.CopyDeleted.Build.AssertSkipped("WriteArtefacts");
        Assert.Equal(builds.DescriptionDeleted.Descriptions, builds.CopyDeleted.Descriptions);
    }

    [Fact]
    public void A_source_with_an_error_fails_the_build_at_its_place_and_with_nothing_about_the_description()
    {
        builds.SourceBroken.Build.Failed();
        Assert.NotEmpty(builds.SourceBroken.Build.Problems);
        Assert.All(builds.SourceBroken.Build.Problems, problem => Assert.Contains("board.dts(", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_source_leaves_the_description_with_the_name_of_the_first_and_removes_the_nameless_one_with_a_warning()
    {
        builds.SecondAdded.Build.Succeeded();
        Assert.NotEmpty(builds.SecondAdded.Build.Problems);
        Assert.All(builds.SecondAdded.Build.Problems, static problem => Assert.Contains("warning BRD9111: SystemDescription.g.xml is not written any more", problem, StringComparison.Ordinal));
        Assert.Empty(builds.SecondRemoved.Build.Problems);
        const string OfFirst = IncrementalBuilds.Intermediate + "Board." + IncrementalBuilds.Description;
        Assert.Equal(builds.CopyDeleted.Descriptions[OfFirst], builds.SecondAdded.Descriptions[OfFirst]);
        Assert.Equal(
            [
                IncrementalBuilds.Output + "Board." + IncrementalBuilds.Description,
                IncrementalBuilds.Output + "Second." + IncrementalBuilds.Description,
                IncrementalBuilds.Intermediate + "Board." + IncrementalBuilds.Description,
                IncrementalBuilds.Intermediate + "Second." + IncrementalBuilds.Description,
            ],
            builds.SecondAdded.Descriptions.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Removing_the_second_source_is_noticed_and_leaves_nothing_of_it()
    {
        builds.SecondRemoved.Build.Succeeded();
        builds.SecondRemoved.Build.AssertNotSkipped("CoreCompile");
        Assert.Equal(
            builds.SourceEdited.Descriptions.Keys.Order(StringComparer.Ordinal),
            builds.SecondRemoved.Descriptions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(builds.SourceEdited.Description.Text, builds.SecondRemoved.Description.Text);
    }

    [Fact]
    public void A_publish_has_the_description()
    {
        builds.Published.Build.Succeeded();
        Assert.Equal(builds.SecondRemoved.Description.Text, builds.Published.Descriptions["published/" + IncrementalBuilds.Description].Text);
    }

    [Fact]
    public void Clean_removes_the_description_from_obj_and_from_beside_the_assembly()
    {
        builds.Cleaned.Build.Succeeded();
        Assert.DoesNotContain(builds.Cleaned.Descriptions.Keys, file => file.StartsWith("bin/Debug", StringComparison.Ordinal) || file.StartsWith("obj/Debug", StringComparison.Ordinal));
    }

    [Fact]
    public void A_design_time_build_writes_nothing_and_reports_nothing()
    {
        builds.Designed.Build.Succeeded();
        Assert.Empty(builds.Designed.Build.Problems);
        Assert.Equal(builds.Cleaned.Descriptions, builds.Designed.Descriptions);
    }

    [Fact]
    public void An_editor_is_known_to_the_analyzers_and_has_the_options_of_a_build()
    {
        Assert.Contains("Boards.Generator.InEditor.txt", builds.Designed.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Boards.Generator.InEditor.txt", builds.First.Build.Output, StringComparison.Ordinal);
        Assert.NotEmpty(builds.OptionsOfBuild);
        Assert.Equal(builds.OptionsOfBuild, builds.OptionsOfEditor);
    }
}
