using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>An element of a system description: its attributes, and the elements in it.</summary>
public abstract class ElementGrammar
{
    private protected ElementGrammar(string name, VersionSet versions, string? mark, string meaning)
    {
        Name = name;
        Versions = versions;
        Mark = mark;
        Meaning = meaning;
    }

    /// <summary>The element's name in XML.</summary>
    public string Name { get; }

    /// <summary>The C# attribute that declares it, without <c>Attribute</c>; null if there is none.</summary>
    public string? Mark { get; }

    /// <summary>The versions that have it.</summary>
    internal VersionSet Versions { get; }

    /// <summary>Its meaning, for documentation.</summary>
    internal string Meaning { get; }

    /// <summary>The attribute that distinguishes the element from others of the same name; null if there are none.</summary>
    internal string? Key { get; init; }

    /// <summary>Whether it is read for the elements in it even if a required attribute cannot be read.</summary>
    internal bool IsKeptIncomplete { get; init; }

    /// <summary>Its attributes, in the order in which they are written.</summary>
    internal abstract IReadOnlyList<AttributeGrammar> Rows { get; }

    /// <summary>The elements in it, in the order in which they are written; none if Microkit ignores its content.</summary>
    internal abstract IReadOnlyList<ChildGrammar> Children { get; }

    /// <summary>The attribute with a name; null if no version has it.</summary>
    internal AttributeGrammar? Row(string name) => Rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.Ordinal));

    /// <summary>Its name in messages: with the attribute that distinguishes it from others, if there is one.</summary>
    internal string Title => Key is null ? $"the element '{Name}'" : $"the attribute '{Key}' of '{Name}'";
}

/// <summary>An element of a system description, and its type in a request.</summary>
/// <typeparam name="T">The type of the element in a request.</typeparam>
public sealed class ElementGrammar<T> : ElementGrammar
{
    private ImmutableArray<AttributeGrammar<T>> _rows = [];
    private ImmutableArray<ChildGrammar<T>> _children = [];

    internal ElementGrammar(string name, VersionSet versions, string? mark, Func<SourceLocation, T> create, string meaning)
        : base(name, versions, mark, meaning) => Create = create;

    /// <summary>The element without any attribute, at a location.</summary>
    internal Func<SourceLocation, T> Create { get; }

    /// <summary>Whether an item of a request is this element, if others are in the same list.</summary>
    internal Func<T, bool> Is { get; init; } = static _ => true;

    /// <summary>The location at which it is reported that a version does not have the element; null if only its content is reported.</summary>
    internal Func<T, SourceLocation>? PlaceOf { get; init; }

    /// <summary>The comment before it; null if there is none.</summary>
    internal Func<T, string?> Comment { get; init; } = static _ => null;

    /// <summary>Its attributes, in the order in which they are written.</summary>
    internal ImmutableArray<AttributeGrammar<T>> Attributes => _rows;

    /// <summary>The elements in it, in the order in which they are written.</summary>
    internal ImmutableArray<ChildGrammar<T>> ChildRows => _children;

    internal override IReadOnlyList<AttributeGrammar> Rows => _rows;

    internal override IReadOnlyList<ChildGrammar> Children => _children;

    /// <summary>Reads the element from the C# attribute that declares it.</summary>
    /// <param name="arguments">The arguments of the C# attribute.</param>
    /// <returns>The element; null if a parameter of the constructor has no value.</returns>
    public T? Read(IArguments arguments)
    {
        T element = Create(arguments.Location);
        return Fill(ref element, arguments) ? element : default;
    }

    /// <summary>Reads the element from the C# attribute that declares it, even if values are missing.</summary>
    /// <param name="element">The element with the values that are known.</param>
    /// <param name="arguments">The arguments of the C# attribute.</param>
    /// <returns>The element with the values of the arguments.</returns>
    public T Read(T element, IArguments arguments)
    {
        Fill(ref element, arguments);
        return element;
    }

    /// <summary>Adds an attribute that the element must have.</summary>
    internal ElementGrammar<T> Required<TValue>(
        string name, ValueKind<TValue> kind, VersionSet versions, string? property, Func<T, Declared<TValue>?> get, Func<T, Declared<TValue>, T> set, string meaning) =>
        With(new AttributeGrammar<T, TValue>(name, kind, versions, property, get, set, meaning) { IsRequired = true });

    /// <summary>Adds an attribute that the element must have, and for which the plan finds a value if a request has none.</summary>
    internal ElementGrammar<T> Planned<TValue>(
        string name, ValueKind<TValue> kind, VersionSet versions, string? property, Func<T, Declared<TValue>?> get, Func<T, Declared<TValue>, T> set, string otherwise, string meaning) =>
        With(new AttributeGrammar<T, TValue>(name, kind, versions, property, get, set, meaning) { IsRequired = true, IsPlanned = true, Default = otherwise });

    /// <summary>Adds an attribute for which there is a default.</summary>
    internal ElementGrammar<T> Optional<TValue>(
        string name, ValueKind<TValue> kind, VersionSet versions, string? property, Func<T, Declared<TValue>?> get, Func<T, Declared<TValue>, T> set, string otherwise, string meaning, VersionSet elsewhere = default) =>
        With(new AttributeGrammar<T, TValue>(name, kind, versions, property, get, set, meaning) { Default = otherwise, Elsewhere = elsewhere });

    /// <summary>Adds an attribute.</summary>
    internal ElementGrammar<T> With(AttributeGrammar<T> row)
    {
        ElementGrammar<T> longer = (ElementGrammar<T>)MemberwiseClone();
        longer._rows = _rows.Add(row);
        return longer;
    }

    /// <summary>Adds children of a kind.</summary>
    internal ElementGrammar<T> Holds<TChild>(
        Occurrence occurs, Func<T, ValueList<TChild>> get, Func<T, ValueList<TChild>, T> set, Func<ImmutableArray<ElementGrammar<TChild>>> forms) =>
        With(new ChildGrammar<T, TChild>(occurs, forms, get, set));

    /// <summary>Adds a child whose attributes and elements are the parent's own in a request.</summary>
    internal ElementGrammar<T> Part(Occurrence occurs, ElementGrammar<T> part, Func<T, bool>? isThere = null) => With(new ChildGrammar<T, T>(
        occurs,
        () => [part],
        parent => isThere is null || isThere(parent) ? [parent] : [],
        static (parent, parts) => parts.IsEmpty ? parent : parts[0])
    {
        Begin = static (parent, _, _) => parent,
    });

    private bool Fill(ref T element, IArguments arguments)
    {
        bool isWhole = true;
        foreach (AttributeGrammar<T> row in _rows)
            isWhole &= row.TryRead(ref element, arguments) || !row.IsRequired || row.IsPlanned;
        return isWhole;
    }

    private ElementGrammar<T> With(ChildGrammar<T> child)
    {
        ElementGrammar<T> longer = (ElementGrammar<T>)MemberwiseClone();
        longer._children = _children.Add(child);
        return longer;
    }
}
