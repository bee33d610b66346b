using System;
using System.Collections.Immutable;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>A kind of attribute value.</summary>
/// <param name="name">Its name, which is that of its type in the schema.</param>
/// <param name="form">What its text must be.</param>
internal abstract class ValueKind(string name, ValueForm form)
{
    /// <summary>Its name, which is that of its type in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>What its text must be.</summary>
    public ValueForm Form { get; } = form;

    /// <summary>The type of the value in JSON.</summary>
    public JsonForm Json { get; init; }

    /// <summary>The possible words, in the order of the enumeration in C#; empty if any text of the form is possible.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}

/// <summary>A kind of attribute value, and how it is read and written.</summary>
/// <typeparam name="TValue">The type of a value in a request.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="form">What its text must be.</param>
/// <param name="read">The value of a text in a version; null if it has none.</param>
/// <param name="write">The text of a value.</param>
internal sealed class ValueKind<TValue>(
    string name, ValueForm form, Func<Declared<string>, MicrokitVersion, Declared<TValue>?> read, Func<TValue, string> write)
    : ValueKind(name, form)
{
    /// <summary>The value that replaces a text that cannot be read.</summary>
    public Func<Declared<string>, Declared<TValue>?> Unread { get; init; } = static _ => null;

    /// <summary>The values of the words; empty if there are none.</summary>
    public ImmutableArray<TValue> Values { get; init; } = [];

    /// <summary>The value of an attribute's text in XML; null if it has none.</summary>
    public Declared<TValue>? Read(Declared<string> text, MicrokitVersion version) => read(text, version);

    /// <summary>The value of a constant in C#; null if it is not of the kind.</summary>
    public Declared<TValue>? Read(Declared<object> constant) => constant.Value switch
    {
        TValue value => constant.With(value),
        // The constant of an enumeration is its number.
        int index when index >= 0 && index < Values.Length => constant.With(Values[index]),
        _ => null,
    };

    /// <summary>The text of a value.</summary>
    public string Write(TValue value) => write(value);
}
