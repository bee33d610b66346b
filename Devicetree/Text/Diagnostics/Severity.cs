namespace Boards.Devicetree.Text;

/// <summary>How grave a diagnostic is, by its consequence.</summary>
public enum Severity
{
    /// <summary>Not shown unless asked for.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>It would fail or mislead at boot.</summary>
    Warning,

    /// <summary>The output would be wrong, or refused by the next tool.</summary>
    Error,
}
