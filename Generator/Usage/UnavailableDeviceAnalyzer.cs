using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Tree;
using Boards.Generator.Diagnostics;
using Boards.Generator.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Boards.Generator.Usage;

/// <summary>
/// Reports C# that uses the class of a device which is disabled, reserved or broken, from whatever assembly it comes.
/// Where the devicetree source is part of the project, the place of its <c>status</c> is an additional location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnavailableDeviceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DescriptorTable.Analyzed(UsageDiagnostics.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DeviceFact.AttributeName) is not { } deviceNode)
                return;
            Uses uses = new(deviceNode);
            start.RegisterOperationAction(
                uses.Look,
                OperationKind.FieldReference,
                OperationKind.PropertyReference,
                OperationKind.MethodReference,
                OperationKind.Invocation,
                OperationKind.TypeOf);
        });
    }

    private sealed class Uses(INamedTypeSymbol deviceNode)
    {
        private readonly ConcurrentDictionary<INamedTypeSymbol, DeviceFact?> _facts = new(SymbolEqualityComparer.Default);

        public void Look(OperationAnalysisContext context)
        {
            INamedTypeSymbol? named = context.Operation switch
            {
                IMemberReferenceOperation reference => reference.Member.ContainingType,
                IInvocationOperation { TargetMethod.IsStatic: true } call => call.TargetMethod.ContainingType,
                ITypeOfOperation { TypeOperand: INamedTypeSymbol type } => type,
                _ => null,
            };
            if (named is null || DeviceAround(named) is not { Status: not DeviceStatus.Okay } device)
                return;
            if (IsNameOnly(context.Operation) || IsInside(context.ContainingSymbol, device.Class))
                return;
            Location at = PlaceOf(context.Operation.Syntax, device.Class, context);
            context.ReportDiagnostic(Describe(device, at, context));
        }

        // The class of a region or an interrupt lies in that of its device.
        private DeviceFact? DeviceAround(INamedTypeSymbol type)
        {
            for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
            {
                if (_facts.GetOrAdd(at, candidate => DeviceFact.Of(candidate, deviceNode)) is { } fact)
                    return fact;
            }

            return null;
        }

        private static Microsoft.CodeAnalysis.Diagnostic Describe(DeviceFact device, Location at, OperationAnalysisContext context)
        {
            Node? cause = CauseOf(device, context);
            var diagnostic = device.Status switch
            {
                DeviceStatus.Reserved => UsageDiagnostics.Reserved(device.Path, at.ToEngine()),
                DeviceStatus.Failed => UsageDiagnostics.Failed(device.Path, at.ToEngine()),
                _ => UsageDiagnostics.Disabled(device.Path, at.ToEngine(), cause is null || cause.Path == device.Path ? null : cause.Path),
            };
            Location status = (cause?.Find("status")?.ValueLocation ?? Devicetree.Text.SourceLocation.None).ToRoslyn();
            return Microsoft.CodeAnalysis.Diagnostic.Create(
                DescriptorTable.Of(diagnostic.Rule), at, status == Location.None ? [] : [status], diagnostic.Message);
        }

        private static Node? CauseOf(DeviceFact device, OperationAnalysisContext context)
        {
            INamedTypeSymbol board = device.Class;
            while (board.ContainingType is { } outer)
                board = outer;
            KnownBoard? known = KnownBoards.From(context.Compilation, context.Options, context.CancellationToken)
                .FindClass(board.ToDisplayString(FullName));
            return known?.Board.Tree.FindPath(device.Path) is { } node ? known.Board[node].DisabledBy ?? node : null;
        }

        private static readonly SymbolDisplayFormat FullName =
            new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

        // nameof names a thing without using it; what is handed to an attribute of ours is judged by the system's rules.
        private static bool IsNameOnly(IOperation operation)
        {
            for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
            {
                if (at is INameOfOperation)
                    return true;
            }

            return operation.Syntax.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && operation.SemanticModel?.GetSymbolInfo(attribute).Symbol?.ContainingType is { ContainingNamespace: { Name: "Boards", ContainingNamespace.IsGlobalNamespace: true } };
        }

        private static bool IsInside(ISymbol symbol, INamedTypeSymbol device)
        {
            for (INamedTypeSymbol? at = symbol as INamedTypeSymbol ?? symbol.ContainingType; at is not null; at = at.ContainingType)
            {
                if (SymbolEqualityComparer.Default.Equals(at, device))
                    return true;
            }

            return false;
        }

        // The name of the device in A.B.Device.Region0.Address, or all of it where a using brought in what lies inside.
        private static Location PlaceOf(SyntaxNode syntax, INamedTypeSymbol device, OperationAnalysisContext context)
        {
            SemanticModel? model = context.Operation.SemanticModel;
            SyntaxNode? name = syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(
                simple => SymbolEqualityComparer.Default.Equals(model?.GetSymbolInfo(simple, context.CancellationToken).Symbol, device));
            return (name ?? syntax).GetLocation();
        }
    }
}
