using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Microkit.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Gives a virtual machine memory, whose place the generator chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddGuestMemoryFix)), Shared]
public sealed class AddGuestMemoryFix : DeclarationFix
{
    // The size in the rule's message.
    private const string Arguments = "(0x10000000)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.NoMemory.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        if (subject.Attribute is not { } attribute)
            return Task.FromResult<ImmutableArray<Fix>>([]);
        // The name has the qualifier and the suffix of the other one.
        string name = attribute.Name.ToString().Replace("VirtualMachine", "GuestMemory");
        Edit edit = new(subject.Document.Id, attribute.After(name + Arguments, subject.Text), $"{attribute.Span} gets memory");
        return Task.FromResult<ImmutableArray<Fix>>([new Fix("Add 256 MiB of memory", "GuestMemory", [edit])]);
    }
}
