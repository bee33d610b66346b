using System;
using System.Linq;
using Xunit;

namespace Boards.Tests.Build;

[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class VariousProjectTests(VariousProjects projects) : IClassFixture<VariousProjects>
{
    [Fact]
    public void Each_target_framework_has_its_description() => Assert.Equal(
        [
            "net10.0/Board.SystemDescription.g.xml", "net10.0/SystemDescription.g.xml",
            "netstandard2.0/Board.SystemDescription.g.xml", "netstandard2.0/SystemDescription.g.xml",
        ],
        projects.Folder.Descriptions("TwoFrameworks/bin/Debug"));

    [Fact]
    public void A_library_has_no_description_unless_it_asks() => AssertBuiltWithout("Library");

    [Fact]
    public void A_library_has_the_description_of_what_it_declares() => Assert.Contains(
        "<protection_domain name=\"VMM\">", projects.Folder.Read("Declaring/bin/Debug/net10.0/SystemDescription.g.xml"), StringComparison.Ordinal);

    [Fact]
    public void A_description_is_put_into_the_folder_that_the_project_sets() => Assert.Equal(
        ["net10.0/firmware/Board.SystemDescription.g.xml", "net10.0/firmware/SystemDescription.g.xml"], projects.Folder.Descriptions("Placed/bin/Debug"));

    [Fact]
    public void A_project_can_do_without_a_description() => AssertBuiltWithout("Switched");

    [Fact]
    public void Each_of_several_systems_has_a_description_of_its_own_name_wherever_its_class_is() => Assert.Equal(
        ["net10.0/firmware/Größe.SystemDescription.g.xml", "net10.0/firmware/event.SystemDescription.g.xml"], projects.Folder.Descriptions("Several/bin/Debug"));

    [Fact]
    public void The_main_system_of_several_has_its_description_without_a_name_too_and_is_one_item()
    {
        AssertBuilt("Main");
        string folder = "Main/bin/Debug/net10.0/";
        Assert.Equal(["First.SystemDescription.g.xml", "Second.SystemDescription.g.xml", "SystemDescription.g.xml"], projects.Folder.Descriptions(folder));
        Assert.Equal(projects.Folder.Read(folder + "Second.SystemDescription.g.xml"), projects.Folder.Read(folder + "SystemDescription.g.xml"));
        Assert.Equal("First.SystemDescription.g.xml;Second.SystemDescription.g.xml", projects.Folder.Read(folder + "items.txt").Trim());
    }

    [Fact]
    public void A_project_can_have_the_constants_of_a_system_without_its_description() => AssertBuiltWithout("SwitchedDeclared");

    [Fact]
    public void Systems_whose_names_differ_in_case_alone_are_an_error() => Assert.Contains(
        projects.Build.Problems,
        static problem => problem.Contains("SameName", StringComparison.Ordinal) && problem.Contains("Program.cs(6,", StringComparison.Ordinal)
            && problem.Contains("error BRD3506: B.VMM: A.Vmm", StringComparison.Ordinal));

    [Fact]
    public void A_library_in_old_csharp_for_any_framework_routes_interrupts() =>
        Assert.True(projects.Folder.Has("OldLibrary/bin/Debug/netstandard2.0/OldLibrary.dll"), projects.Build.Output);

    [Fact]
    public void An_executable_with_nothing_to_describe_builds_in_peace()
    {
        AssertBuiltWithout("Plain");
        Assert.Equal("", projects.Folder.Read("Plain/obj/Debug/net10.0/Plain.Artefacts.txt"));
        Assert.False(projects.Folder.Has("Plain/obj/Debug/net10.0/Plain.DevicetreeMetadata.txt"));
        Assert.DoesNotContain(projects.Build.Problems, static problem => problem.Contains("/Plain/", StringComparison.Ordinal));
    }

    [Fact]
    public void Asking_for_a_description_of_nothing_is_an_error() => AssertError("Insisting", "BRD9101", "EmitSystemDescription to false");

    [Fact]
    public void A_project_whose_analyzers_are_left_out_is_reported_so() => AssertError("NoAnalyzers", "BRD9102", "board.dts", "Leave the package's analyzers in");

    [Fact]
    public void A_folder_outside_the_output_is_an_error() => AssertError("Outside", "BRD9105", "../elsewhere");

    [Fact]
    public void A_description_that_cannot_be_written_is_an_error() => AssertError("Blocked", "BRD9103", "SystemDescription.g.xml");

    [SkippableFact]
    public void A_description_for_which_the_disk_has_no_space_is_an_error()
    {
        Skip.IfNot(VariousProjects.HasFullDevice, "/dev/full does not exist");
        AssertError("FullDisk", "BRD9103", "SystemDescription.g.xml: No space left on device");
    }

    // What a tool would print for an unexpected exception.
    [Fact]
    public void No_project_ends_with_a_stack_trace()
    {
        Assert.DoesNotContain("   at Boards.", projects.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB4018", projects.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8785", projects.Build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", projects.Build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Systems_whose_files_some_file_systems_cannot_keep_apart_are_an_error() => AssertError("Ambiguous", "BRD9104", "VMM.g.xml, Vmm.g.xml");

    [Fact]
    public void A_project_has_the_artefacts_of_the_kinds_that_it_names()
    {
        AssertBuilt("Kinds");
        foreach (string folder in (string[])["Kinds/bin/Debug/net10.0/firmware/", "Kinds/obj/Debug/net10.0/"])
        {
            Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(projects.Folder.Read(folder + "SystemDescription.g.xml")));
            Assert.Contains("\"/serial@9000000\"", projects.Folder.Read(folder + "SystemDescription.g.json"), StringComparison.Ordinal);
            Assert.Equal(Specimens.Flattened(Specimens.Board, symbols: false), projects.Folder.ReadBytes(folder + "Board.g.dtb"));
        }
    }

    [Fact]
    public void A_library_has_the_artefacts_of_its_boards_if_it_asks()
    {
        AssertBuiltWithout("BoardKind");
        Assert.True(projects.Folder.Has("BoardKind/bin/Debug/net10.0/Board.g.dtb"));
    }

    [Fact]
    public void A_system_needs_no_artefact_if_no_kind_is_made_from_systems() => AssertBuiltWithout("NoneOfKind");

    [Fact]
    public void An_unknown_kind_is_an_error() =>
        Assert.Single(projects.Build.Problems, static problem => problem.Contains("error BRD9031: EmitArtefacts names 'xlm'; expected one of: xml, ", StringComparison.Ordinal));

    [Fact]
    public void Include_directories_and_macros_reach_the_generator_whatever_characters_they_hold() =>
        Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(projects.Folder.Read("Included/bin/Debug/net10.0/SystemDescription.g.xml")));

    // The only device has interrupt 33.
    [Fact]
    public void A_platform_of_the_project_is_read_from_its_file_and_goes_by_name()
    {
        string description = projects.Folder.Read("Kernel/bin/Debug/net10.0/SystemDescription.g.xml");
        Assert.NotEmpty(Xml.PhysicalAddresses(description));
        Assert.DoesNotContain("<irq ", description, StringComparison.Ordinal);
        Assert.Contains("<irq ", projects.Folder.Read("TwoFrameworks/bin/Debug/net10.0/SystemDescription.g.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_that_is_none_is_an_error_of_the_project()
    {
        Assert.Single(projects.Build.Problems, problem => problem.Contains("error BRD2402: the platform 'odroid-c4' is unknown; did you mean 'odroidc4'?", StringComparison.Ordinal));
        Assert.Empty(projects.Folder.Descriptions("NoKernel/bin"));
    }

    [Fact]
    public void A_project_names_the_classes_of_its_boards() => AssertBuilt("Renamed");

    [Fact]
    public void What_a_project_lays_over_a_board_counts_whether_plain_or_overlay_source_or_blob()
    {
        AssertBuilt("Overlaid");
        var addresses = Xml.PhysicalAddresses(projects.Folder.Read("Overlaid/bin/Debug/net10.0/SystemDescription.g.xml"));
        Assert.All([0x9100000ul, 0x9200000ul, 0x9300000ul], address => Assert.Contains(address, addresses));
        Assert.DoesNotContain(0x9000000ul, addresses);
    }

    [Fact]
    public void An_overlay_that_is_not_there_is_an_error() => AssertError("Unlaid", "BRD9020", "nowhere.dtso");

    [Fact]
    public void A_broken_blob_is_an_error_in_the_blob() => AssertError("Garbled", "BRD0301", "board.dtb");

    [Fact]
    public void A_blob_that_is_not_there_is_an_error() => AssertError("Lost", "BRD9110", "board.dtb: the file does not exist");

    [Fact]
    public void A_project_on_a_board_package_declares_a_system_without_any_further_reference() =>
        Assert.Contains(0xff3f0000ul, Xml.PhysicalAddresses(projects.Folder.Read("OnBoardPackage/bin/Debug/net10.0/SystemDescription.g.xml")));

    [Fact]
    public void An_old_compiler_is_an_error() => AssertError("OldCompiler", "BRD9107", "needs the C# compiler 4.11", "this build has 4.8");

    [Fact]
    public void A_devicetree_item_has_a_class_folders_and_macros_of_its_own() => AssertBuilt("Items");

    [Fact]
    public void A_devicetree_item_that_does_not_exist_is_an_error() => AssertError("LostItem", "BRD9109", "gone.dts: the file does not exist");

    [Fact]
    public void An_overlay_as_a_devicetree_item_is_an_error() => AssertError("OverlayItem", "BRD9109", "board.dtso: expected a source (.dts) or a blob (.dtb)");

    [Fact]
    public void A_folder_of_includes_that_does_not_exist_is_an_error() => AssertError("LostFolder", "BRD9109", "the folder gone does not exist");

    [Fact]
    public void Metadata_whose_name_is_misspelt_is_an_error()
    {
        AssertError("MisspeltItem", "BRD9112", "Devicetree item board.dts: the metadata IncludeDirectory is unknown", "did you mean 'IncludeDirectories'?");
        AssertError("MisspeltFile", "BRD9112", "AdditionalFiles item board.dts: the metadata ClassName is unknown", "did you mean 'DevicetreeClass'?");
    }

    [Fact]
    public void The_other_spelling_of_a_property_is_an_error() =>
        AssertError("MisspeltProperty", "BRD9112", "The property EmitArtifacts is unknown", "did you mean 'EmitArtefacts'?");

    [Fact]
    public void An_unknown_value_of_a_property_is_an_error() =>
        AssertError("UnknownValue", "BRD9112", "EmitSystemDescription is 'yes'; expected one of: true, false, declared");

    [Fact]
    public void A_folder_of_includes_of_the_project_that_does_not_exist_is_a_warning()
    {
        string warning = Assert.Single(projects.Build.Problems, static problem => problem.Contains("/LostInclude/", StringComparison.Ordinal));
        Assert.Contains("warning BRD9109: DevicetreeIncludeDirectories: the folder gone does not exist", warning, StringComparison.Ordinal);
        Assert.NotEmpty(projects.Folder.Descriptions("LostInclude/bin"));
    }

    [Fact]
    public void A_tree_of_sources_below_the_project_is_an_error_that_names_the_property() =>
        AssertError("Tree", "BRD9108", "401 devicetree sources", "EnableDefaultDevicetreeItems to false");

    [Fact]
    public void A_project_in_another_language_builds_with_a_warning()
    {
        AssertBuiltWithout("Basic");
        Assert.Contains(projects.Build.Problems, static problem => problem.Contains("warning BRD9106: Boards.Generator works in C# projects only", StringComparison.Ordinal));
    }

    private void AssertBuilt(string project)
    {
        string[] errors = [.. projects.Build.Problems
            .Where(problem => problem.Contains($"/{project}/", StringComparison.Ordinal) && problem.Contains(": error ", StringComparison.Ordinal))];
        Assert.True(errors.Length == 0, string.Join('\n', errors));
        Assert.True(projects.Folder.Has($"{project}/bin/Debug/net10.0/{project}.dll"), projects.Build.Output);
    }

    private void AssertBuiltWithout(string project)
    {
        AssertBuilt(project);
        Assert.Empty(projects.Folder.Descriptions(project));
    }

    private void AssertError(string project, string id, params string[] parts)
    {
        string error = Assert.Single(
            projects.Build.Problems,
            problem => problem.Contains($"/{project}/", StringComparison.Ordinal) && problem.Contains(": error ", StringComparison.Ordinal));
        Assert.Contains($"error {id}: ", error, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.Empty(projects.Folder.Descriptions($"{project}/bin"));
    }
}
