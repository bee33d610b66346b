using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Usage;

/// <summary>
/// Reports C# that uses the class of a device, in any assembly, that is disabled, reserved, failed or reserved by the kernel.
/// If the devicetree source is part of the project, the place of its <c>status</c> is an additional location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnavailableDeviceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DescriptorTable.Of(UsageDiagnostics.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Marks.DeviceNode) is not { } deviceNode)
                return;
            Uses uses = new(deviceNode, new(() => KnownBoards.From(start.Compilation, start.Options, start.CancellationToken)));
            start.RegisterOperationAction(
                uses.Look,
                OperationKind.FieldReference,
                OperationKind.PropertyReference,
                OperationKind.MethodReference,
                OperationKind.Invocation,
                OperationKind.TypeOf);
        });
    }

    private sealed class Uses(INamedTypeSymbol deviceNode, Lazy<KnownBoards> boards)
    {
        private readonly ConcurrentDictionary<INamedTypeSymbol, UsedDevice?> _devices = new(SymbolEqualityComparer.Default);

        public void Look(OperationAnalysisContext context)
        {
            INamedTypeSymbol? named = context.Operation switch
            {
                IMemberReferenceOperation reference => reference.Member.ContainingType,
                IInvocationOperation { TargetMethod.IsStatic: true } call => call.TargetMethod.ContainingType,
                ITypeOfOperation { TypeOperand: INamedTypeSymbol type } => type,
                _ => null,
            };
            if (named is null || _devices.GetOrAdd(named, type => UsedDevice.Around(type, deviceNode)) is not { IsUnavailable: true } used)
                return;
            if (IsNameOnly(context.Operation) || IsInside(context.ContainingSymbol, used.Class))
                return;
            // What the board lacks may enable the device.
            KnownBoard? board = BoardOf(used.Device);
            if (board?.Board.Tree.IsIncomplete != true)
                context.ReportDiagnostic(Describe(used, board, PlaceOf(context.Operation.Syntax, used.Class, context)));
        }

        private Microsoft.CodeAnalysis.Diagnostic Describe(UsedDevice used, KnownBoard? board, Location at)
        {
            (string path, SourceLocation place) = (used.Device.Path, at.ToEngine());
            if (used.Device.Status == NodeStatus.Okay)
                return Create(UsageDiagnostics.KernelOwned(path, SymbolEqualityComparer.Default.Equals(used.Class, used.Device.Class) ? "it" : used.Class.Name, used.Purpose, place), at, null);

            Node? cause = board?.Board.Tree.FindPath(used.Device.Path) is { } node ? board.Board[node].DisabledBy ?? node : null;
            Diagnostic diagnostic = used.Device.Status switch
            {
                NodeStatus.Reserved => UsageDiagnostics.Reserved(path, place),
                NodeStatus.Failed => UsageDiagnostics.Failed(path, place),
                _ => UsageDiagnostics.Disabled(path, place, cause is null || cause.Path == path ? null : cause.Path),
            };
            if (cause is not null)
                diagnostic = diagnostic with { FixNode = cause.Path, FixValue = cause.Reference, Related = Places.StatusOf(cause) };
            return Create(diagnostic, at, board?.SourcePath);
        }

        // The location already has its syntax tree, so no tree has to be looked up.
        private static Microsoft.CodeAnalysis.Diagnostic Create(Diagnostic diagnostic, Location at, string? source) =>
            diagnostic.ToRoslyn(location => location == diagnostic.Location ? at : location.ToRoslyn(), source);

        private KnownBoard? BoardOf(DeviceFact device)
        {
            INamedTypeSymbol outermost = device.Class;
            while (outermost.ContainingType is { } outer)
                outermost = outer;
            return boards.Value.FindClass(outermost.ToDisplayString(FullName));
        }

        private static readonly SymbolDisplayFormat FullName =
            new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

        // nameof does not use the device; the arguments of Boards' attributes are checked by the system rules.
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
                if (IsClassOf(at, device))
                    return true;
            }

            return false;
        }

        // The name of the device in A.B.Device.Region0.Address, or the whole expression if a using directive imports the nested class.
        private static Location PlaceOf(SyntaxNode syntax, INamedTypeSymbol device, OperationAnalysisContext context)
        {
            SemanticModel? model = context.Operation.SemanticModel;
            SyntaxNode? name = syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(
                simple => model?.GetSymbolInfo(simple, context.CancellationToken).Symbol is INamedTypeSymbol named && IsClassOf(named, device));
            return (name ?? syntax).GetLocation();
        }

        // The class of a label or alias inherits the class of its node.
        private static bool IsClassOf(INamedTypeSymbol type, INamedTypeSymbol device) =>
            SymbolEqualityComparer.Default.Equals(type, device) || SymbolEqualityComparer.Default.Equals(type.BaseType, device);
    }
}
