namespace Boards.Microkit.Xml.Grammar;

/// <summary>The type of a value in JSON.</summary>
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
