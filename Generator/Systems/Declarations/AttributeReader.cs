using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Reads an attribute's arguments, each with its location, so that diagnostics are reported at the argument.</summary>
internal sealed class AttributeReader : IArguments
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

    /// <summary>The arguments of one end of a channel: <c>FirstId</c> is <c>Id</c> of the first.</summary>
    public IArguments WithPrefix(string prefix) => new ArgumentView(Location, name => Find(prefix + name));

    /// <summary>The arguments of one virtual CPU. Each argument of the attribute is a list with an element for each virtual CPU.</summary>
    public IArguments At(int index) => new ArgumentView(Location, name => Elements(name).ElementAtOrDefault(index) is { Value.Value: { } value } element
        ? new Declared<object>(value, element.Location)
        : null);

    /// <inheritdoc/>
    public Declared<object>? Find(string name)
    {
        if (Constant(name) is { } named)
            return named is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error, Value: { } value } ? new Declared<object>(value, NamedLocation(name)) : null;
        int index = _attribute.AttributeConstructor?.Parameters.ToList().FindIndex(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) ?? -1;
        return index < 0 ? null : Argument<object>(index);
    }

    /// <summary>Whether an argument has a name that the attribute does not have, which the compiler reports.</summary>
    public bool HasUnknownName => _syntax?.ArgumentList?.Arguments.Any(argument =>
        argument.NameEquals is { } named && _attribute.NamedArguments.All(known => known.Key != named.Name.Identifier.ValueText)) == true;

    /// <summary>
    /// Whether all arguments have usable values. What the compiler does not report is reported: an argument that is defined by
    /// generated code and not known while the generator runs, or a number that is not a value of its enumeration.
    /// </summary>
    public bool IsReadable(UndefinedNames names, List<Devicetree.Text.Diagnostic> diagnostics)
    {
        // With a name that is not defined, a constructor is not found, and none of its arguments has a value.
        if (_attribute.AttributeConstructor is not { } constructor || _attribute.ConstructorArguments.Length < constructor.Parameters.Length)
        {
            if (_syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null && names.MayBeGenerated(argument.Expression)) is { } undefined)
                diagnostics.Add(Unknown(undefined.Expression));
            return false;
        }

        return AreReadable(_attribute.ConstructorArguments.Select((value, i) => (value, ArgumentSyntax(i))), names, diagnostics)
            && IsNamedReadable(names, diagnostics);
    }

    /// <summary>The same for the named arguments alone.</summary>
    public bool IsNamedReadable(UndefinedNames names, List<Devicetree.Text.Diagnostic> diagnostics) =>
        AreReadable(_attribute.NamedArguments.Select(named => (named.Value, NamedSyntax(named.Key)?.Expression)), names, diagnostics);

    private bool AreReadable(IEnumerable<(TypedConstant Value, ExpressionSyntax? Syntax)> arguments, UndefinedNames names, List<Devicetree.Text.Diagnostic> diagnostics)
    {
        foreach ((TypedConstant value, ExpressionSyntax? syntax) in arguments)
        {
            SourceLocation at = syntax?.GetLocation().ToEngine() ?? Location;
            if (IsError(value))
            {
                if (syntax is not null && names.MayBeGenerated(syntax))
                    diagnostics.Add(Unknown(syntax));
                return false;
            }

            if (Undefined(value, at) is { } undefined)
            {
                diagnostics.Add(undefined);
                return false;
            }
        }

        return true;
    }

    private Devicetree.Text.Diagnostic Unknown(ExpressionSyntax argument) => Is(Marks.Passthrough) && argument == ArgumentSyntax(0)
        ? DeclarationDiagnostics.UnknownDevice(argument.ToString(), argument.GetLocation().ToEngine())
        : DeclarationDiagnostics.UnknownConstant(argument.ToString(), argument.GetLocation().ToEngine());

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsError));

    // C# converts any number to an enumeration. If the enumeration is flags, each bit of the number must be one of them.
    private static Devicetree.Text.Diagnostic? Undefined(TypedConstant argument, SourceLocation at)
    {
        if (argument is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value })
            return null;
        IFieldSymbol[] defined = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue)];
        bool isFlags = type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute));
        bool isDefined = isFlags
            ? (Bits(value) & ~defined.Aggregate(0L, static (bits, field) => bits | Bits(field.ConstantValue!))) == 0
            : defined.Any(field => value.Equals(field.ConstantValue));
        return isDefined ? null : DeclarationDiagnostics.UndefinedValue(Convert.ToString(value, CultureInfo.InvariantCulture)!, type.Name, defined.Select(static field => field.Name), at);

        static long Bits(object number) => Convert.ToInt64(number, CultureInfo.InvariantCulture);
    }

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

    /// <summary>The argument of a constructor's parameter; null if it has no value of this type.</summary>
    public Declared<T>? Argument<T>(int index) =>
        ArgumentValue(index) is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error, Value: T value }
            ? new Declared<T>(value, ArgumentLocation(index))
            : null;

    /// <summary>Whether it is an attribute of the given class.</summary>
    public bool Is(string mark) => Marks.Is(_attribute, mark);

    /// <summary>A named argument; null if it is not given, or if its value is null.</summary>
    public Declared<T>? Named<T>(string name) => Find(name) is { Value: T value } found ? found.With(value) : null;

    /// <summary>An array as a named argument, each element with its location; null if it is not given.</summary>
    public ValueList<Declared<T>>? NamedList<T>(string name) => Constant(name) is not { Kind: TypedConstantKind.Array, IsNull: false }
        ? null
        : Elements(name).Where(static e => e.Value.Value is T).Select(static e => new Declared<T>((T)e.Value.Value!, e.Location)).ToValueList();

    /// <summary>The number of elements in the array of a named argument; 0 if it is not given.</summary>
    public int Count(string name) => Elements(name).Count;

    private IReadOnlyList<(TypedConstant Value, SourceLocation Location)> Elements(string name)
    {
        if (Constant(name) is not { Kind: TypedConstantKind.Array, IsNull: false } array)
            return [];
        ImmutableArray<ExpressionSyntax> elements = Elements(NamedSyntax(name)?.Expression);
        return [.. array.Values.Select((value, i) => (value, elements.Length == array.Values.Length ? elements[i].GetLocation().ToEngine() : NamedLocation(name)))];
    }

    private TypedConstant? Constant(string name)
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

    private sealed class ArgumentView(SourceLocation location, Func<string, Declared<object>?> find) : IArguments
    {
        public SourceLocation Location { get; } = location;

        public Declared<object>? Find(string name) => find(name);
    }
}
