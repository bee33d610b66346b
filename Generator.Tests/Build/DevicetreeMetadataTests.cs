using Boards.Generator.Build;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Names of metadata that resemble those of a source, and names that do not.</summary>
public sealed class DevicetreeMetadataTests
{
    [Theory]
    [InlineData("Classname", null)]
    [InlineData("CLASSNAME", null)]
    [InlineData("ClasName", "ClassName")]
    [InlineData("Class", "ClassName")]
    [InlineData("NameSpaces", "Namespace")]
    [InlineData("IncludeDirectory", "IncludeDirectories")]
    [InlineData("includedirs", "IncludeDirectories")]
    [InlineData("Define", "Defines")]
    [InlineData("overlay", "Overlays")]
    [InlineData("Platforms", "Platform")]
    [InlineData("DevicetreeClas", "DevicetreeClass")]
    [InlineData("DevicetreeClass", null)]
    public void Of_a_devicetree_item(string name, string? meant) => Assert.Equal(meant, DevicetreeMetadata.Meant(name, isDevicetree: true));

    [Theory]
    [InlineData("DevicetreeClass", null)]
    [InlineData("devicetreeclass", null)]
    [InlineData("DevicetreeClassName", "DevicetreeClass")]
    [InlineData("DeviceTreeOverlay", "DevicetreeOverlays")]
    [InlineData("MicrokitBord", "MicrokitBoard")]
    [InlineData("ClassName", "DevicetreeClass")]
    [InlineData("Overlays", "DevicetreeOverlays")]
    [InlineData("Overlay", "DevicetreeOverlays")]
    [InlineData("Macros", "DevicetreeDefines")]
    public void Of_an_additional_file(string name, string? meant) => Assert.Equal(meant, DevicetreeMetadata.Meant(name, isDevicetree: false));

    // What MSBuild, the SDK, editors and this package add.
    [Theory]
    [InlineData("FullPath RootDir Filename Extension RelativeDir Directory RecursiveDir Identity ModifiedTime CreatedTime AccessedTime")]
    [InlineData("DefiningProjectFullPath DefiningProjectDirectory DefiningProjectName DefiningProjectExtension")]
    [InlineData("Link LinkBase Visible Pack PackagePath CopyToOutputDirectory CopyToPublishDirectory DependentUpon Generator LastGenOutput SubType")]
    [InlineData("TargetPath NuGetPackageId NuGetPackageVersion Private ExcludeFromSingleFile BuildAction Culture Watch InProject Revision Version")]
    [InlineData("IsDefaultDevicetreeItem IsDevicetreeItem _DevicetreeOverlays _DevicetreeDefines _DevicetreeIncludeDirectories BoardsCoreLibrary")]
    public void Of_others_is_left_alone(string names)
    {
        foreach (string name in names.Split(' '))
        {
            Assert.Null(DevicetreeMetadata.Meant(name, isDevicetree: true));
            Assert.Null(DevicetreeMetadata.Meant(name, isDevicetree: false));
        }
    }
}
