namespace Boards.Microkit.Xml.Grammar;

/// <summary>What a value is in JSON.</summary>
internal enum JsonForm
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A string in hexadecimal: an address or a size.</summary>
    Hexadecimal,

    /// <summary>A number without a fraction.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}
