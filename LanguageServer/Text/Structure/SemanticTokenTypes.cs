namespace Boards.LanguageServer.Text.Structure;

/// <summary>The types of tokens that the server returns; each is defined in LSP 3.17, so that every theme has a colour for it.</summary>
internal static class SemanticTokenTypes
{
    public const int Comment = 0;
    public const int Keyword = 1;
    public const int String = 2;
    public const int Number = 3;
    public const int Node = 4;
    public const int Property = 5;
    public const int Label = 6;
    public const int Macro = 7;
    public const int Operator = 8;

    public const int Definition = 1;
    public const int Deprecated = 2;

    /// <summary>The names, by number.</summary>
    public static readonly string[] Names = ["comment", "keyword", "string", "number", "class", "property", "variable", "macro", "operator"];

    /// <summary>The names of the modifiers, by bit.</summary>
    public static readonly string[] Modifiers = ["definition", "deprecated"];
}
