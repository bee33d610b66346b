namespace Boards.LanguageServer.Text.Editing;

/// <summary>What may be written at a place.</summary>
internal enum CompletionKind
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>The name of a property or node.</summary>
    Name,

    /// <summary>The contents of a string.</summary>
    String,

    /// <summary>A value outside cells and strings.</summary>
    Value,

    /// <summary>A cell.</summary>
    Cell,

    /// <summary>A label after <c>&amp;</c>.</summary>
    Label,

    /// <summary>A path in <c>&amp;{}</c>.</summary>
    Path,

    /// <summary>A directive of the language, after its slash.</summary>
    Directive,

    /// <summary>What <c>/delete-node/</c> deletes.</summary>
    DeletedNode,

    /// <summary>What <c>/delete-property/</c> deletes.</summary>
    DeletedProperty,

    /// <summary>A directive of the preprocessor, after its <c>#</c>.</summary>
    Preprocessor,

    /// <summary>A macro in a directive.</summary>
    MacroName,

    /// <summary>A file in quotes.</summary>
    QuotedFile,

    /// <summary>A file in angle brackets.</summary>
    BracketedFile,
}
