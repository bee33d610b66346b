namespace Boards.Generator.Systems;

/// <summary>Names of the systems' steps in the pipeline.</summary>
internal static class SystemSteps
{
    /// <summary>The project's options about systems.</summary>
    public const string Options = "SystemOptions";

    /// <summary>The declared systems.</summary>
    public const string Declared = "SystemDeclared";

    /// <summary>The planned systems.</summary>
    public const string Planned = "SystemPlanned";

    /// <summary>The output. Without locations, so that it is equal while the output is.</summary>
    public const string Outputs = "SystemOutputs";

    /// <summary>The artefacts. Without locations, so that they are equal while their files are.</summary>
    public const string Artefacts = "SystemArtefacts";

    /// <summary>What the generator reports of systems.</summary>
    public const string Diagnostics = "SystemDiagnostics";
}
