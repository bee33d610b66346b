using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>Visits the children of an element, each of its own type.</summary>
internal interface IChildVisitor
{
    /// <summary>Visits children of one kind, and returns the parent, changed or not.</summary>
    TParent Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child);
}

/// <summary>The children of one kind that an element may have.</summary>
/// <param name="occurs">How often they occur.</param>
internal abstract class ChildGrammar(Occurrence occurs)
{
    /// <summary>How often they occur.</summary>
    public Occurrence Occurs { get; } = occurs;

    /// <summary>The elements that the kind has: one, or several that differ by name.</summary>
    public abstract ImmutableArray<ElementGrammar> Elements { get; }
}

/// <summary>The children of one kind that an element may have.</summary>
/// <typeparam name="TParent">The type of the element in a request.</typeparam>
/// <param name="occurs">How often they occur.</param>
internal abstract class ChildGrammar<TParent>(Occurrence occurs) : ChildGrammar(occurs)
{
    /// <summary>Has a visitor visit the children of an element.</summary>
    public abstract TParent Accept(IChildVisitor visitor, TParent parent);
}

/// <summary>The children of one kind that an element may have, and their place in a request.</summary>
/// <typeparam name="TParent">The type of the element in a request.</typeparam>
/// <typeparam name="T">The type of a child in a request.</typeparam>
/// <param name="occurs">How often they occur.</param>
/// <param name="forms">The elements that the kind has. They are requested late, because an element may contain itself.</param>
/// <param name="get">The children of an element.</param>
/// <param name="set">The element with the given children.</param>
internal sealed class ChildGrammar<TParent, T>(
    Occurrence occurs,
    Func<ImmutableArray<ElementGrammar<T>>> forms,
    Func<TParent, ValueList<T>> get,
    Func<TParent, ValueList<T>, TParent> set)
    : ChildGrammar<TParent>(occurs)
{
    private readonly Func<ImmutableArray<ElementGrammar<T>>> _forms = forms;

    /// <summary>The child at a location, before anything is read. A child that is a part of its parent begins as the parent.</summary>
    public Func<TParent, ElementGrammar<T>, SourceLocation, T> Begin { get; init; } = static (_, form, at) => form.Create(at);

    public override ImmutableArray<ElementGrammar> Elements => [.. _forms()];

    /// <summary>The children of an element.</summary>
    public ValueList<T> Get(TParent parent) => get(parent);

    /// <summary>The element with the given children.</summary>
    public TParent Set(TParent parent, ValueList<T> children) => set(parent, children);

    /// <summary>The grammar of a child.</summary>
    public ElementGrammar<T> FormOf(T child) => _forms().First(form => form.Is(child));

    public override TParent Accept(IChildVisitor visitor, TParent parent) => visitor.Visit(parent, this);
}
