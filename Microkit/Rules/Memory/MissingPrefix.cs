using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Numbers in a system description that lack their <c>0x</c>. The request has the intended number, so nothing else is reported.</summary>
internal static class MissingPrefix
{
    /// <summary>A number as it is written.</summary>
    public static ulong AsWritten(Declared<ulong> number) => number.Digits is { } digits ? NumberText.Number(digits) ?? number.Value : number.Value;

    /// <summary>The value of the decimal digits of a number in hexadecimal, if that may be intended.</summary>
    public static ulong? Hexadecimal(Declared<ulong> number) => number.Digits is { } digits ? NumberText.Number("0x" + digits) : null;

    /// <summary>Reports a number that is not a multiple of the page size, with the intended number if the hexadecimal one is.</summary>
    /// <param name="facts">The system.</param>
    /// <param name="what">What the number is, for the message.</param>
    /// <param name="attribute">Its attribute in a system description.</param>
    /// <param name="number">The number.</param>
    /// <param name="page">The page size.</param>
    /// <param name="isPhysical">Whether it is a physical address.</param>
    public static void CheckPages(PlanFacts facts, string what, string attribute, Declared<ulong> number, ulong page, bool isPhysical = false)
    {
        ulong written = AsWritten(number);
        if (written % page == 0)
            return;
        Diagnostic diagnostic = MemoryDiagnostics.Misaligned(what, written, page, number.Location);
        facts.Context.Report(Hexadecimal(number) is { } meant && meant % page == 0
            ? With(diagnostic, attribute, number, $"0x{meant:x} (hexadecimal) is {(isPhysical ? Place(facts, meant) : "one")}")
            : diagnostic);
    }

    /// <summary>Adds the intended number and the fix to a diagnostic.</summary>
    public static Diagnostic With(Diagnostic diagnostic, string attribute, Declared<ulong> number, string meaning) => diagnostic with
    {
        Message = $"{diagnostic.Message}; {meaning}: write {attribute}=\"0x{number.Digits}\"",
        FixValue = "0x" + number.Digits,
    };

    private static string Place(PlanFacts facts, ulong address)
    {
        if (facts.Reach.Physical.DeviceAt(address) is { } device)
            return device.Regions.Any(r => r.Address == address) ? $"the address of {device.Path}" : $"in the registers of {device.Path}";
        return BoardMemory.Has(facts.Context.Board, address) ? "in the board's memory" : "one";
    }
}
