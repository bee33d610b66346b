using System.Collections.Immutable;
using System.Linq;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Runtime;

/// <summary>
/// Reports C# that does not work in a program without the .NET runtime, in projects with <c>BoardsNoRuntime</c>. The compiler of such a
/// program, ILC, accepts most of it: ILC exits with 0, and the method hangs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoRuntimeAnalyzer : DiagnosticAnalyzer
{
    private const string Switch = "build_property.BoardsNoRuntime";

    // A quarter of the smallest stack that Microkit's tool gives a protection domain.
    private const int LargestStackAlloc = 1024;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DescriptorTable.Of(RuntimeDiagnostics.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Switch, out string? value) || !bool.TryParse(value, out bool isOn) || !isOn)
                return;
            start.RegisterOperationAction(LookAtExceptions, OperationKind.Throw, OperationKind.CatchClause);
            start.RegisterOperationAction(LookAtObjects, OperationKind.ObjectCreation, OperationKind.ArrayCreation, OperationKind.AnonymousObjectCreation, OperationKind.CollectionExpression);
            start.RegisterOperationAction(LookAtConversion, OperationKind.Conversion);
            start.RegisterOperationAction(static at => Report(at, RuntimeDiagnostics.Delegate(PlaceOf(at))), OperationKind.DelegateCreation);
            start.RegisterOperationAction(LookAtStrings, OperationKind.InterpolatedString, OperationKind.Binary, OperationKind.CompoundAssignment, OperationKind.Invocation);
            start.RegisterOperationAction(LookAtComparisons, OperationKind.Switch, OperationKind.SwitchExpression, OperationKind.Binary, OperationKind.IsPattern);
            start.RegisterOperationAction(static at => Report(at, RuntimeDiagnostics.Lock(PlaceOf(at))), OperationKind.Lock);
            start.RegisterSyntaxNodeAction(LookAtStack, SyntaxKind.StackAllocArrayCreationExpression, SyntaxKind.ImplicitStackAllocArrayCreationExpression);
            start.RegisterSyntaxNodeAction(LookAtField, SyntaxKind.VariableDeclarator, SyntaxKind.PropertyDeclaration);
            if (CoreLibrary.Of(start.Options, start.CancellationToken) is { } core)
                new CoreLibraryUses(core).Register(start);
        });
    }

    /// <summary>The place of an operation, for a diagnostic.</summary>
    internal static Boards.Devicetree.Text.SourceLocation PlaceOf(OperationAnalysisContext at) => at.Operation.Syntax.GetLocation().ToEngine();

    /// <summary>Reports at the place of the operation. Attributes are not part of the program.</summary>
    internal static void Report(OperationAnalysisContext at, Diagnostic diagnostic)
    {
        IOperation root = at.Operation;
        while (root.Parent is { } parent)
            root = parent;
        if (root is IAttributeOperation)
            return;
        Location place = at.Operation.Syntax.GetLocation();
        at.ReportDiagnostic(diagnostic.ToRoslyn(_ => place, source: null));
    }

    private static void LookAtExceptions(OperationAnalysisContext at) =>
        Report(at, RuntimeDiagnostics.Exception(at.Operation.Kind == OperationKind.Throw ? "throw" : "catch", PlaceOf(at)));

    private static void LookAtObjects(OperationAnalysisContext at)
    {
        // The exception of a throw is reported at the throw; an array of numbers can be data of the program.
        bool isAllocated = at.Operation switch
        {
            IObjectCreationOperation creation => creation.Type is { IsReferenceType: true } && !IsThrown(creation),
            IArrayCreationOperation array => !IsPartOfCollection(array) && !IsTable(array) && !(array.Parent is IConversionOperation span && IsSpanOfData(span)),
            ICollectionExpressionOperation collection => !IsTable(collection) && !(IsReadOnlySpan(collection.Type) && collection.Elements.All(IsConstant)),
            _ => true,
        };
        if (isAllocated)
            Report(at, RuntimeDiagnostics.Allocation(at.Operation.Type?.ToDisplayString() ?? "an object", PlaceOf(at)));
    }

    private static void LookAtConversion(OperationAnalysisContext at)
    {
        IConversionOperation conversion = (IConversionOperation)at.Operation;
        if (conversion is { OperatorMethod: null, Operand.Type: { IsValueType: true } from, Type: { IsReferenceType: true } to }
            && conversion.Parent is not (IInterpolationOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String }))
        {
            Report(at, RuntimeDiagnostics.Boxing(from.ToDisplayString(), to.ToDisplayString(), PlaceOf(at)));
        }
    }

    private static void LookAtStrings(OperationAnalysisContext at)
    {
        bool isMade = at.Operation switch
        {
            { ConstantValue.HasValue: true } => false,
            IInterpolatedStringOperation => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => !IsPartOfSum(sum),
            ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_String } } => true,
            _ => false,
        };
        if (isMade)
            Report(at, RuntimeDiagnostics.String(PlaceOf(at)));
    }

    // A switch can be long, so the diagnostic is at the compared value.
    private static void LookAtComparisons(OperationAnalysisContext at)
    {
        IOperation? compared = at.Operation switch
        {
            ISwitchOperation { Value: { Type.SpecialType: SpecialType.System_String } value } => value,
            ISwitchExpressionOperation { Value: { Type.SpecialType: SpecialType.System_String } value } => value,
            IIsPatternOperation { Value.Type.SpecialType: SpecialType.System_String, Pattern: IConstantPatternOperation { Value.ConstantValue.Value: string } } => at.Operation,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, ConstantValue.HasValue: false } binary
                when binary.LeftOperand.Type?.SpecialType == SpecialType.System_String && !IsNull(binary.LeftOperand) && !IsNull(binary.RightOperand) => at.Operation,
            _ => null,
        };
        if (compared?.Syntax.GetLocation() is { } place)
            at.ReportDiagnostic(RuntimeDiagnostics.Comparison(place.ToEngine()).ToRoslyn(_ => place, source: null));
    }

    // A comparison with null is a comparison of references.
    private static bool IsNull(IOperation operation) => operation is { ConstantValue: { HasValue: true, Value: null } } or IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } };

    private static void LookAtStack(SyntaxNodeAnalysisContext at)
    {
        ITypeSymbol? type = at.SemanticModel.GetTypeInfo(at.Node, at.CancellationToken).Type;
        ITypeSymbol? element = type switch
        {
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            INamedTypeSymbol { TypeArguments: [{ } argument] } => argument,
            _ => null,
        };
        long? length = at.Node switch
        {
            StackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: int count } => count,
            ImplicitStackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: int count } => count,
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }] } }
                when at.SemanticModel.GetConstantValue(size, at.CancellationToken) is { HasValue: true, Value: int constant } => constant,
            _ => null,
        };
        // A structure has at least one byte; its size is not known here.
        long? bytes = length * (element is null ? 1 : System.Math.Max(SizeOf(element), 1));
        if (bytes > LargestStackAlloc || bytes is null)
            Report(at, RuntimeDiagnostics.Stack(bytes, LargestStackAlloc, at.Node.GetLocation().ToEngine()), at.Node.GetLocation());
    }

    private static void LookAtField(SyntaxNodeAnalysisContext at)
    {
        (ISymbol? symbol, ITypeSymbol? type, ExpressionSyntax? value, Location place) = at.Node switch
        {
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field when at.SemanticModel.GetDeclaredSymbol(field, at.CancellationToken) is IFieldSymbol { IsStatic: true, IsConst: false } symbol_
                => (symbol_, symbol_.Type, field.Initializer?.Value, field.Identifier.GetLocation()),
            PropertyDeclarationSyntax { Initializer: { } initializer } property when at.SemanticModel.GetDeclaredSymbol(property, at.CancellationToken) is { IsStatic: true } symbol_
                => (symbol_, symbol_.Type, initializer.Value, property.Identifier.GetLocation()),
            _ => ((ISymbol?)null, (ITypeSymbol?)null, (ExpressionSyntax?)null, Location.None),
        };
        if (symbol is null || type is null)
            return;
        if (symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ThreadStaticAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }))
            Report(at, RuntimeDiagnostics.ThreadStatic(symbol.Name, place.ToEngine()), place);
        if (value is null || !type.IsReferenceType || at.SemanticModel.GetConstantValue(value, at.CancellationToken).HasValue)
            return;
        if (at.SemanticModel.GetOperation(value, at.CancellationToken) is not { } operation || !IsTableValue(operation))
            Report(at, RuntimeDiagnostics.Static(symbol.Name, place.ToEngine()), place);
    }

    private static void Report(SyntaxNodeAnalysisContext at, Diagnostic diagnostic, Location place) =>
        at.ReportDiagnostic(diagnostic.ToRoslyn(_ => place, source: null));

    /// <summary>Whether a conversion makes a span from an array that is data of the program. No array is allocated for it.</summary>
    internal static bool IsSpanOfData(IConversionOperation conversion) => conversion.Operand is IArrayCreationOperation array && IsReadOnlySpan(conversion.Type) && IsData(array);

    // The value of a static field that ILC turns into data: an array of constant numbers.
    private static bool IsTable(IOperation operation)
    {
        for (IOperation? above = operation.Parent; above is not null; above = above.Parent)
        {
            if (above is IFieldInitializerOperation { InitializedFields: [{ IsStatic: true }] } or IPropertyInitializerOperation { InitializedProperties: [{ IsStatic: true }] })
                return true;
            if (above is not IConversionOperation)
                return false;
        }

        return false;
    }

    private static bool IsTableValue(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsTableValue(conversion.Operand),
        IArrayCreationOperation array => IsData(array),
        IArrayInitializerOperation initializer => initializer.ElementValues.All(static element => IsConstant(element) && element.Type is { } type && IsNumber(type)),
        ICollectionExpressionOperation { Type: IArrayTypeSymbol { ElementType: { } element } } collection => IsNumber(element) && collection.Elements.All(IsConstant),
        _ => false,
    };

    private static bool IsData(IArrayCreationOperation array) =>
        array.Type is IArrayTypeSymbol { Rank: 1, ElementType: { } element } && IsNumber(element) && (array.Initializer?.ElementValues.All(IsConstant) ?? false);

    private static bool IsConstant(IOperation element) => element.ConstantValue.HasValue || element is IConversionOperation { Operand.ConstantValue.HasValue: true };

    private static bool IsNumber(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || SizeOf(type) > 0;

    // The compiler makes an array for some collection expressions; the expression is reported instead.
    private static bool IsPartOfCollection(IOperation operation) => operation.IsImplicit && operation.Parent is ICollectionExpressionOperation;

    private static bool IsPartOfSum(IOperation operation) => operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        or IConversionOperation { Parent: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } };

    private static bool IsThrown(IOperation operation) => operation.Parent is IThrowOperation or IConversionOperation { Parent: IThrowOperation };

    private static bool IsReadOnlySpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [{ } element], ContainingNamespace: { Name: "System" } } && IsNumber(element);

    private static int SizeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => 8,
        _ => 0,
    };
}
