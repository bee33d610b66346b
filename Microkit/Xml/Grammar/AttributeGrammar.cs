using System;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>An attribute of an element: a row of the format's table.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">The kind of its value.</param>
/// <param name="versions">The versions that have it.</param>
/// <param name="property">Its name in the C# attribute: a property, or a parameter of the constructor; null if there is none.</param>
/// <param name="meaning">Its meaning, for documentation.</param>
internal abstract class AttributeGrammar(string name, ValueKind kind, VersionSet versions, string? property, string meaning)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of its value.</summary>
    public ValueKind Kind { get; } = kind;

    /// <summary>The versions that have it.</summary>
    public VersionSet Versions { get; } = versions;

    /// <summary>Its name in the C# attribute: a property, or a parameter of the constructor; null if there is none.</summary>
    public string? Property { get; } = property;

    /// <summary>Its meaning, for documentation.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The value that applies if it is not given, for documentation; null if it must be given.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the element must have it in XML, in the versions that have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a request can leave it to the plan, which then finds a value.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Whether the element is left out if the value cannot be read.</summary>
    public bool MustBeReadable { get; init; }

    /// <summary>The versions that have the same value in another place, so that they need not have the attribute.</summary>
    public VersionSet Elsewhere { get; init; }

    /// <summary>The element in which these versions have it; null if it is not a child. If it is present, the attribute is not missing.</summary>
    public string? ElementElsewhere { get; init; }
}

/// <summary>An attribute of an element, and its place in a request.</summary>
/// <typeparam name="T">The type of the element in a request.</typeparam>
/// <inheritdoc/>
internal abstract class AttributeGrammar<T>(string name, ValueKind kind, VersionSet versions, string? property, string meaning)
    : AttributeGrammar(name, kind, versions, property, meaning)
{
    /// <summary>Reads the value from the attribute's text; false if it has none.</summary>
    public abstract bool TryRead(ref T element, Declared<string> text, MicrokitVersion version);

    /// <summary>Reads the value from the arguments of a C# attribute; false if it is not given.</summary>
    public abstract bool TryRead(ref T element, IArguments arguments);

    /// <summary>The value's text; null if the element has none.</summary>
    public abstract string? Write(T element);

    /// <summary>The value's location; null if the element has none, or if every version has the effect of the value.</summary>
    public abstract SourceLocation? PlaceOf(T element);
}

/// <summary>An attribute of an element, with a value of a type.</summary>
/// <typeparam name="T">The type of the element in a request.</typeparam>
/// <typeparam name="TValue">The type of the value in a request.</typeparam>
/// <inheritdoc/>
internal sealed class AttributeGrammar<T, TValue>(
    string name,
    ValueKind<TValue> kind,
    VersionSet versions,
    string? property,
    Func<T, Declared<TValue>?> get,
    Func<T, Declared<TValue>, T> set,
    string meaning)
    : AttributeGrammar<T>(name, kind, versions, property, meaning)
{
    /// <summary>Whether versions without the attribute have the effect of a value.</summary>
    public Func<TValue, bool> IsImplied { get; init; } = static _ => false;

    /// <summary>The value from the arguments of a C# attribute, if it consists of several arguments.</summary>
    public Func<IArguments, Declared<TValue>?>? Argument { get; init; }

    public override bool TryRead(ref T element, Declared<string> text, MicrokitVersion version)
    {
        Declared<TValue>? read = kind.Read(text, version);
        if ((read ?? kind.Unread(text)) is { } value)
            element = set(element, value);
        return read is not null;
    }

    public override bool TryRead(ref T element, IArguments arguments)
    {
        Declared<TValue>? read = Argument is not null ? Argument(arguments)
            : Property is not null && arguments.Find(Property) is { } constant ? kind.Read(constant)
            : null;
        if (read is { } value)
            element = set(element, value);
        return read is not null;
    }

    public override string? Write(T element) => get(element) is { } value ? kind.Write(value.Value) : null;

    public override SourceLocation? PlaceOf(T element) => get(element) is { } value && !IsImplied(value.Value) ? value.Location : null;
}
