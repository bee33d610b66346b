namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>The directives of the preprocessor.</summary>
internal enum DirectiveKind : byte
{
    /// <summary>No directive, but text.</summary>
    None,

    /// <summary>A <c>#</c> alone on its line.</summary>
    Null,
    Define,
    Undefine,
    Include,
    IncludeNext,
    Import,
    If,
    IfDefined,
    IfNotDefined,
    Elif,
    ElifDefined,
    ElifNotDefined,
    Else,
    EndIf,
    Error,
    Warning,
    Pragma,
    Line,
    Assert,
    Unassert,
    Identification,
}
