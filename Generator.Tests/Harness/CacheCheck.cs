using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Boards.Tests.Harness;

/// <summary>What a second run over equal input must show: nothing is computed again, and no object of the compiler is kept alive.</summary>
internal static class CacheCheck
{
    /// <summary>One sentence for each step that was computed again although nothing changed.</summary>
    public static IEnumerable<string> RunAgain(GeneratorRun second)
    {
        foreach (GeneratorRunResult result in second.Results)
        {
            foreach ((string name, IncrementalStepRunReason reason) in Ours(result).SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(o => (step.Key, o.Reason)))))
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                    yield return $"step {name} is {reason} in a second run over equal input";
            }

            foreach ((string name, var runs) in result.TrackedOutputSteps)
            {
                if (runs.Any(run => run.Outputs.Any(output => output.Reason != IncrementalStepRunReason.Cached)))
                    yield return $"output {name} is made again in a second run over equal input";
            }
        }
    }

    /// <summary>One sentence for each step whose value holds an object of the compiler.</summary>
    public static IEnumerable<string> KeptAlive(GeneratorRun run)
    {
        foreach ((string name, var steps) in run.Results.SelectMany(Ours))
        {
            if (steps.SelectMany(step => step.Outputs).Select(output => FindCompilerObject(output.Value)).FirstOrDefault(found => found is not null) is { } found)
                yield return $"step {name} holds a {found}";
        }
    }

    // The driver has named steps, too: its inputs and outputs.
    private static IEnumerable<KeyValuePair<string, System.Collections.Immutable.ImmutableArray<IncrementalGeneratorRunStep>>> Ours(GeneratorRunResult result) =>
        result.TrackedSteps.Where(static step => !DriverSteps.Contains(step.Key));

    private static readonly HashSet<string> DriverSteps =
    [
        .. new[] { typeof(WellKnownGeneratorInputs), typeof(WellKnownGeneratorOutputs) }
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static field => (string)field.GetValue(null)!),
    ];

    // Walks everything that is reachable. Tests with `is`, because hardly any object of the compiler has exactly a public type.
    private static string? FindCompilerObject(object? root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object? Value, string Way)> rest = new([(root, root?.GetType().Name ?? "null")]);
        while (rest.TryPop(out (object? Value, string Way) next))
        {
            if (next.Value is null or string or Type or MemberInfo or Assembly or Pointer || next.Value.GetType() is { IsPrimitive: true } or { IsEnum: true })
                continue;
            if (IsCompilerObject(next.Value))
                return $"{next.Value.GetType().Name} at {next.Way}";
            if (!next.Value.GetType().IsValueType && !seen.Add(next.Value))
                continue;
            if (next.Value is Array array && !HoldsNothing(array.GetType().GetElementType()!))
            {
                foreach (object? element in (IEnumerable)array)
                    rest.Push((element, next.Way + "[]"));
            }

            foreach (FieldInfo field in FieldsOf(next.Value.GetType()))
                rest.Push((field.GetValue(next.Value), next.Way + "." + field.Name));
        }

        return null;
    }

    private static bool IsCompilerObject(object value) => value
        is Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or SemanticModel or Location or Diagnostic
        or MetadataReference or Metadata or IOperation or GeneratorSyntaxContext or GeneratorAttributeSyntaxContext or AttributeData or TypedConstant;

    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Fields = [];

    private static FieldInfo[] FieldsOf(Type type) => Fields.GetValue(type, static type =>
    {
        List<FieldInfo> fields = [];
        for (Type? at = type; at is not null && !at.IsPrimitive && at != typeof(object); at = at.BaseType)
            fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields.Where(static field => !HoldsNothing(field.FieldType))];
    });

    private static bool HoldsNothing(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsByRefLike || type == typeof(string);
}
