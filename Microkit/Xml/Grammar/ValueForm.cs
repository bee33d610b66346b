namespace Boards.Microkit.Xml.Grammar;

/// <summary>What is expected of the text of a value, and so what is reported where it is something else.</summary>
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
