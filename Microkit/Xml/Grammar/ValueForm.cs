namespace Boards.Microkit.Xml.Grammar;

/// <summary>The expected form of the text of a value, which also determines what is reported for any other text.</summary>
internal enum ValueForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number, decimal or hexadecimal.</summary>
    Number,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A number and a unit of time.</summary>
    Duration,
}
