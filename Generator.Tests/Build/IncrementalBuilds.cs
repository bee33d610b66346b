using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>
/// One project through the builds of a working day. Each step is one build after one edit; the tests read what the
/// steps left. The steps are shared because a build takes seconds.
/// </summary>
public sealed class IncrementalBuilds(PackageFeed feed) : IAsyncLifetime
{
    internal const string Output = "bin/Debug/net10.0/";
    internal const string Intermediate = "obj/Debug/net10.0/";
    internal const string Description = "SystemDescription.g.xml";

    // What the targets pass to generators and analyzers; if it changes, the compiler runs again.
    private const string CompilerOptions = Intermediate + "App.GeneratedMSBuildEditorConfig.editorconfig";

    internal string OptionsOfBuild { get; private set; } = "";

    internal string OptionsOfEditor { get; private set; } = "";

    internal Step First { get; private set; } = null!;

    internal Step Unchanged { get; private set; } = null!;

    internal Step CSharpEdited { get; private set; } = null!;

    internal Step UnchangedAfterCSharp { get; private set; } = null!;

    internal Step CommentEdited { get; private set; } = null!;

    internal Step SourceEdited { get; private set; } = null!;

    internal Step DescriptionDeleted { get; private set; } = null!;

    internal Step CopyDeleted { get; private set; } = null!;

    internal Step SourceBroken { get; private set; } = null!;

    internal Step SecondAdded { get; private set; } = null!;

    internal Step SecondRemoved { get; private set; } = null!;

    internal Step Published { get; private set; } = null!;

    internal Step Cleaned { get; private set; } = null!;

    internal Step Designed { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        ProjectFolder app = feed.NewFolder("App");
        app.Write("App.csproj", Specimens.Project(feed.Version));
        app.Write("board.dts", Specimens.Board);
        app.Write("Program.cs", Specimens.Program);
        First = await BuildAsync(app);
        Unchanged = await BuildAsync(app);

        app.Edit("Program.cs", "using System;", "using System;\n\n// A remark.");
        CSharpEdited = await BuildAsync(app);
        UnchangedAfterCSharp = await BuildAsync(app);

        app.Edit("board.dts", "/dts-v1/;", "/dts-v1/;\n\n/* A remark. */");
        CommentEdited = await BuildAsync(app);

        app.Edit("board.dts", "9000000", "9100000");
        app.Edit("Program.cs", "9000000", "9100000");
        SourceEdited = await BuildAsync(app);

        app.Delete(Intermediate + Description);
        app.Delete(Output + Description);
        DescriptionDeleted = await BuildAsync(app);
        app.Delete(Output + Description);
        CopyDeleted = await BuildAsync(app);

        app.Edit("board.dts", "serial@9100000 {", "serial@9100000 { { ");
        SourceBroken = await BuildAsync(app);
        app.Edit("board.dts", "serial@9100000 { { ", "serial@9100000 {");

        app.Write("second.dts", Specimens.Board);
        SecondAdded = await BuildAsync(app);
        app.Delete("second.dts");
        SecondRemoved = await BuildAsync(app);
        OptionsOfBuild = app.Read(CompilerOptions);

        Published = await StepAsync(app, "publish", "-c", "Release", "-o", "published");
        Cleaned = await StepAsync(app, "clean");

        // What Visual Studio runs to find out how a project would be compiled.
        Designed = await StepAsync(
            app, "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs");
        OptionsOfEditor = app.Read(CompilerOptions);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private static Task<Step> BuildAsync(ProjectFolder app) => StepAsync(app, "build", "-v:n", "-clp:PerformanceSummary");

    private static async Task<Step> StepAsync(ProjectFolder app, params string[] command)
    {
        CommandResult build = await app.DotnetAsync(command);
        return new Step(build, app.Descriptions().ToDictionary(file => file, file => (app.Read(file), app.TimeOf(file)), StringComparer.Ordinal));
    }
}
