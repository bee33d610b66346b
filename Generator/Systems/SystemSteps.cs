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

    /// <summary>The output. It has no locations, so that it is equal as long as the output is equal.</summary>
    public const string Outputs = "SystemOutputs";

    /// <summary>The artefacts. They have no locations, so that they are equal as long as their files are equal.</summary>
    public const string Artefacts = "SystemArtefacts";

    /// <summary>The diagnostics that the generator reports for systems.</summary>
    public const string Diagnostics = "SystemDiagnostics";
}
