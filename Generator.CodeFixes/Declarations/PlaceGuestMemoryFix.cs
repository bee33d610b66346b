using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Memory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// Sets the physical address of guest memory to the guest's address, if that memory exists and is free; otherwise both
/// addresses are changed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceGuestMemoryFix)), Shared]
public sealed class PlaceGuestMemoryFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        FixableRules.Dma.Id, FixableRules.OutsideMemory.Id,
        FixableRules.ReservedMemory.Id, FixableRules.NotMappable.Id,
    ];

    private protected override async Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        if (subject[FixProperties.Value] is not { } address)
            return [];
        // A mistake of DMA is reported at the device, other mistakes at the attribute of the memory.
        Subject? memory = subject.Diagnostic.Id == FixableRules.Dma.Id ? await subject.FindRelatedAsync(cancel).ConfigureAwait(false) : subject;
        if (memory?.Attribute is not { } attribute || attribute.Positional(1, "size") is null || attribute.Positional(0, "guestAddress") is not { } guest)
            return [];
        bool isGuestAddress = memory.Model.GetConstantValue(guest, cancel).Value is { } seen && Hex(seen) == address;
        string purpose = $"memory {attribute.Span} of {memory.Document.Id}";
        TextChange physical = attribute.With("PhysicalAddress", isGuestAddress ? guest.ToString() : address);
        Edit placed = memory.Replace(physical.Span, physical.NewText!, "place of " + purpose);
        return isGuestAddress
            ? [new Fix($"Set PhysicalAddress to {guest}, where the guest sees the memory", subject.Diagnostic.Id, [placed])]
            : [new Fix($"Move the guest memory to {address}", subject.Diagnostic.Id, [memory.Replace(guest.Span, address, "address of " + purpose), placed])];
    }

    private static string? Hex(object number) =>
        number is System.IConvertible value ? "0x" + System.Convert.ToUInt64(value, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture) : null;
}
