namespace Boards.LanguageServer.Systems;

/// <summary>What is at a place in an XML file.</summary>
internal enum XmlPlaceKind
{
    /// <summary>Between tags.</summary>
    Content,

    /// <summary>The name of an element in its start tag.</summary>
    Element,

    /// <summary>The name of an element in its end tag.</summary>
    EndTag,

    /// <summary>The name of an attribute, or a place where one may be.</summary>
    Attribute,

    /// <summary>The value of an attribute.</summary>
    Value,

    /// <summary>A comment.</summary>
    Comment,
}
