namespace Boards.Microkit.Xml.Grammar;

/// <summary>How often an element occurs in its parent.</summary>
internal enum Occurrence
{
    /// <summary>Any number of times.</summary>
    Any,

    /// <summary>At most once.</summary>
    AtMostOnce,

    /// <summary>Exactly once.</summary>
    Once,

    /// <summary>Once or more often.</summary>
    AtLeastOnce,

    /// <summary>Exactly twice.</summary>
    Twice,
}
