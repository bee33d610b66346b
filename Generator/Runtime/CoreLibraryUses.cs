using System.Collections.Generic;
using System.Linq;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Boards.Generator.Runtime;

/// <summary>Reports uses of types and members that the framework has and the core library lacks.</summary>
internal sealed class CoreLibraryUses(CoreLibrary core)
{
    /// <summary>Registers the checks of all operations that name a member or a type.</summary>
    public void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterOperationAction(
            LookAtMember,
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.PropertyReference,
            OperationKind.FieldReference,
            OperationKind.MethodReference,
            OperationKind.ImplicitIndexerReference,
            OperationKind.Conversion,
            OperationKind.Binary,
            OperationKind.Unary);
        start.RegisterOperationAction(LookAtType, OperationKind.TypeOf, OperationKind.Tuple, OperationKind.Literal, OperationKind.Conversion, OperationKind.Binary);
    }

    private void LookAtMember(OperationAnalysisContext at)
    {
        if (at.Operation.ConstantValue.HasValue || IsReportedOtherwise(at.Operation))
            return;
        ISymbol? member = at.Operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation { Type.IsValueType: true } creation => creation.Constructor,
            IMemberReferenceOperation reference => reference.Member,
            IImplicitIndexerReferenceOperation indexer => indexer.IndexerSymbol,
            IConversionOperation conversion => conversion.OperatorMethod,
            IBinaryOperation binary => binary.OperatorMethod,
            IUnaryOperation unary => unary.OperatorMethod,
            _ => null,
        };
        if (member?.OriginalDefinition is not { ContainingType: { } type } definition)
            return;
        if (IsOfFramework(type))
        {
            if (!core.Has(definition))
                NoRuntimeAnalyzer.Report(at, RuntimeDiagnostics.Missing(definition.ToDisplayString(), NoRuntimeAnalyzer.PlaceOf(at)));
        }
        else if (at.Operation.Type is INamedTypeSymbol { IsValueType: true } result && !IsOfFramework(result) && MissingInterface(result) is { } missing)
        {
            NoRuntimeAnalyzer.Report(at, RuntimeDiagnostics.Missing($"{missing.OriginalDefinition.ToDisplayString()}, which {result.ToDisplayString()} implements,", NoRuntimeAnalyzer.PlaceOf(at)));
        }
    }

    // The types of literals and of results. In an expression, only the outermost operation that has the type is reported.
    private void LookAtType(OperationAnalysisContext at)
    {
        INamedTypeSymbol? type = at.Operation switch
        {
            ITypeOfOperation => at.Compilation.GetTypeByMetadataName("System.Type"),
            ITupleOperation { Parent: not (IDeconstructionAssignmentOperation or IConversionOperation { Parent: IDeconstructionAssignmentOperation }) } tuple => (tuple.Type as INamedTypeSymbol)?.TupleUnderlyingType ?? tuple.Type as INamedTypeSymbol,
            { Type: INamedTypeSymbol { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal } number }
                when !SymbolEqualityComparer.Default.Equals(at.Operation.Parent?.Type, number) => number,
            _ => null,
        };
        if (type is not null && !core.Has(type.OriginalDefinition))
            NoRuntimeAnalyzer.Report(at, RuntimeDiagnostics.Missing(type.OriginalDefinition.ToDisplayString(), NoRuntimeAnalyzer.PlaceOf(at)));

        // ILC looks up System.Math for a checked multiplication.
        if (at.Operation is IBinaryOperation { IsChecked: true, OperatorKind: BinaryOperatorKind.Multiply, ConstantValue.HasValue: false }
            && at.Compilation.GetTypeByMetadataName("System.Math") is { } math && !core.Has(math))
        {
            NoRuntimeAnalyzer.Report(at, RuntimeDiagnostics.Missing("System.Math, which a checked multiplication uses,", NoRuntimeAnalyzer.PlaceOf(at)));
        }
    }

    private INamedTypeSymbol? MissingInterface(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(implemented => IsOfFramework(implemented.OriginalDefinition) && !core.Has(implemented.OriginalDefinition));

    // Strings and exceptions have their own rules; the comparison of strings has no operator method.
    private static bool IsReportedOtherwise(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true } } => true,
        IConversionOperation conversion when NoRuntimeAnalyzer.IsSpanOfData(conversion) => true,
        // The compiler converts a range to a call of Slice.
        _ => Ancestors(operation).Any(static above => above is IThrowOperation or INameOfOperation or IInterpolatedStringOperation or IRangeOperation),
    };

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? above = operation.Parent; above is not null; above = above.Parent)
            yield return above;
    }

    // The names of the framework's assemblies begin like this; those of Boards and of the project do not.
    private static bool IsOfFramework(INamedTypeSymbol type) =>
        type.ContainingAssembly?.Name is { } name && (name == "System" || name.StartsWith("System.", System.StringComparison.Ordinal) || name is "netstandard" or "mscorlib");
}
