using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Reads an attribute's arguments, each with its own place, so that a diagnostic underlines the very argument.</summary>
internal sealed class AttributeReader
{
    private readonly AttributeData _attribute;
    private readonly AttributeSyntax? _syntax;

    public AttributeReader(AttributeData attribute, CancellationToken cancel)
    {
        _attribute = attribute;
        _syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancel) as AttributeSyntax;
    }

    /// <summary>The attribute as a whole.</summary>
    public SourceLocation Location => _syntax?.GetLocation().ToEngine() ?? SourceLocation.None;

    /// <summary>The value of a constructor's parameter, as the compiler knows it.</summary>
    public TypedConstant? ArgumentValue(int index) =>
        index < _attribute.ConstructorArguments.Length ? _attribute.ConstructorArguments[index] : null;

    /// <summary>The expression of a constructor's parameter, or null.</summary>
    public ExpressionSyntax? ArgumentSyntax(int index)
    {
        if (_syntax?.ArgumentList is not { } list)
            return null;
        string? name = _attribute.AttributeConstructor is { } constructor && index < constructor.Parameters.Length
            ? constructor.Parameters[index].Name
            : null;
        AttributeArgumentSyntax[] positional = [.. list.Arguments.Where(static a => a.NameEquals is null)];
        return (positional.FirstOrDefault(a => a.NameColon is { } colon && colon.Name.Identifier.ValueText == name)
            ?? positional.Where(static a => a.NameColon is null).ElementAtOrDefault(index))?.Expression;
    }

    /// <summary>The place of a constructor's parameter.</summary>
    public SourceLocation ArgumentLocation(int index) => ArgumentSyntax(index)?.GetLocation().ToEngine() ?? Location;

    /// <summary>A constructor's parameter; null where it has no value of this type.</summary>
    public Declared<T>? Argument<T>(int index) =>
        ArgumentValue(index) is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error, Value: T value }
            ? new Declared<T>(value, ArgumentLocation(index))
            : null;

    /// <summary>A constructor's parameter without which there is no element; null, and a diagnostic, where it has no value yet.</summary>
    public Declared<T>? Required<T>(int index, List<Devicetree.Text.Diagnostic> diagnostics)
    {
        if (Argument<T>(index) is { } value)
            return value;
        // The compiler itself reports an argument that is wrong; what it will know later, it does not.
        if (ArgumentValue(index) is { Kind: TypedConstantKind.Error } && ArgumentSyntax(index) is { } syntax)
            diagnostics.Add(DeclarationDiagnostics.UnknownConstant(syntax.ToString(), ArgumentLocation(index)));
        return null;
    }

    /// <summary>Whether it is an attribute of a class.</summary>
    public bool Is(string mark) => _attribute.AttributeClass?.ToDisplayString() == mark;

    /// <summary>A named argument; null where it is not given, and where its value is null.</summary>
    public Declared<T>? Named<T>(string name) =>
        Find(name) is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error } constant && TryUnbox(constant, out T value)
            ? new Declared<T>(value, NamedLocation(name))
            : null;

    /// <summary>An array as a named argument, each element with its place; null where it is not given.</summary>
    public ValueList<Declared<T>>? NamedList<T>(string name)
    {
        if (Find(name) is not { Kind: TypedConstantKind.Array, IsNull: false } array)
            return null;
        ImmutableArray<ExpressionSyntax> elements = Elements(NamedSyntax(name)?.Expression);
        List<Declared<T>> values = [];
        for (int i = 0; i < array.Values.Length; i++)
        {
            SourceLocation at = elements.Length == array.Values.Length ? elements[i].GetLocation().ToEngine() : NamedLocation(name);
            if (array.Values[i].Value is T value)
                values.Add(new Declared<T>(value, at));
        }

        return values.ToValueList();
    }

    /// <summary>An array of texts as a named argument, null where an element is; empty where it is not given.</summary>
    public IReadOnlyList<Declared<string>?> NamedTexts(string name)
    {
        if (Find(name) is not { Kind: TypedConstantKind.Array, IsNull: false } array)
            return [];
        ImmutableArray<ExpressionSyntax> elements = Elements(NamedSyntax(name)?.Expression);
        return [.. array.Values.Select((value, i) => value.Value is not string text ? null : (Declared<string>?)new Declared<string>(
            text, elements.Length == array.Values.Length ? elements[i].GetLocation().ToEngine() : NamedLocation(name)))];
    }

    private static bool TryUnbox<T>(TypedConstant constant, out T value)
    {
        switch (constant.Value)
        {
            case T same:
                value = same;
                return true;
            // An enum's constant is a number of its underlying type.
            case { } number when typeof(T).IsEnum:
                value = (T)Enum.ToObject(typeof(T), number);
                return true;
            default:
                value = default!;
                return false;
        }
    }

    private TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    private AttributeArgumentSyntax? NamedSyntax(string name) =>
        _syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    private SourceLocation NamedLocation(string name) => NamedSyntax(name)?.Expression.GetLocation().ToEngine() ?? Location;

    private static ImmutableArray<ExpressionSyntax> Elements(ExpressionSyntax? array) => array switch
    {
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static e => e.Expression)],
        _ => [],
    };
}
