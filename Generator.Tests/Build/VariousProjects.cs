using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Projects that differ in what they set, built together by one command.</summary>
public sealed class VariousProjects(PackageFeed feed) : IAsyncLifetime
{
    internal ProjectFolder Folder { get; private set; } = null!;

    internal BuildResult Build { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Folder = feed.NewFolder("Various");
        const string Empty = "return 0;\n";

        Folder.Write("TwoFrameworks/TwoFrameworks.csproj", Specimens
            .Project(feed.Version, "<EmitSystemDescription>true</EmitSystemDescription>")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("TwoFrameworks/board.dts", Specimens.Board);

        Folder.Write("Library/Library.csproj", Specimens
            .Project(feed.Version).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("Library/board.dts", Specimens.Board);

        Folder.Write("Placed/Placed.csproj", Specimens.Project(
            feed.Version, "<SystemDescriptionDirectory>firmware</SystemDescriptionDirectory>"));
        Folder.Write("Placed/board.dts", Specimens.Board);
        Folder.Write("Placed/Program.cs", Empty);

        Folder.Write("Switched/Switched.csproj", Specimens.Project(feed.Version, "<EmitSystemDescription>false</EmitSystemDescription>"));
        Folder.Write("Switched/board.dts", Specimens.Board);
        Folder.Write("Switched/Program.cs", Empty);

        Folder.Write("Plain/Plain.csproj", Specimens.Project(feed.Version));
        Folder.Write("Plain/Program.cs", Empty);

        Folder.Write("Insisting/Insisting.csproj", Specimens.Project(feed.Version, "<EmitSystemDescription>true</EmitSystemDescription>"));
        Folder.Write("Insisting/Program.cs", Empty);

        Folder.Write("NoAnalyzers/NoAnalyzers.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
              <Target Name="NoAnalyzers" BeforeTargets="CoreCompile">
                <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
              </Target>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("NoAnalyzers/board.dts", Specimens.Board);
        Folder.Write("NoAnalyzers/Program.cs", Empty);

        Folder.Write("Outside/Outside.csproj", Specimens.Project(feed.Version, "<SystemDescriptionDirectory>../elsewhere</SystemDescriptionDirectory>"));
        Folder.Write("Outside/board.dts", Specimens.Board);
        Folder.Write("Outside/Program.cs", Empty);

        string[] names = ["TwoFrameworks", "Library", "Placed", "Switched", "Plain", "Insisting", "NoAnalyzers", "Outside"];
        Folder.Write("Various.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        Build = await Folder.DotnetAsync("build", "Various.slnx", "-m:2");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
