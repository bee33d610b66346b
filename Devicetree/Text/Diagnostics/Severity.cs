namespace Boards.Devicetree.Text;

/// <summary>The severity of a diagnostic, by its consequence.</summary>
public enum Severity
{
    /// <summary>Not shown unless asked for.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>The system may fail or behave unexpectedly at boot.</summary>
    Warning,

    /// <summary>The output would be wrong, or rejected by the next tool.</summary>
    Error,
}
