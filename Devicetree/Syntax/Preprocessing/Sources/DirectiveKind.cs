namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>The directives of the preprocessor.</summary>
public enum DirectiveKind : byte
{
    /// <summary>Text, not a directive.</summary>
    None,

    /// <summary>A <c>#</c> alone on its line.</summary>
    Null,

    /// <summary><c>#define</c>.</summary>
    Define,

    /// <summary><c>#undef</c>.</summary>
    Undefine,

    /// <summary><c>#include</c>.</summary>
    Include,

    /// <summary><c>#include_next</c>.</summary>
    IncludeNext,

    /// <summary><c>#import</c>.</summary>
    Import,

    /// <summary><c>#if</c>.</summary>
    If,

    /// <summary><c>#ifdef</c>.</summary>
    IfDefined,

    /// <summary><c>#ifndef</c>.</summary>
    IfNotDefined,

    /// <summary><c>#elif</c>.</summary>
    Elif,

    /// <summary><c>#elifdef</c>.</summary>
    ElifDefined,

    /// <summary><c>#elifndef</c>.</summary>
    ElifNotDefined,

    /// <summary><c>#else</c>.</summary>
    Else,

    /// <summary><c>#endif</c>.</summary>
    EndIf,

    /// <summary><c>#error</c>.</summary>
    Error,

    /// <summary><c>#warning</c>.</summary>
    Warning,

    /// <summary><c>#pragma</c>.</summary>
    Pragma,

    /// <summary><c>#line</c>.</summary>
    Line,

    /// <summary><c>#assert</c>.</summary>
    Assert,

    /// <summary><c>#unassert</c>.</summary>
    Unassert,

    /// <summary><c>#ident</c>.</summary>
    Identification,
}
