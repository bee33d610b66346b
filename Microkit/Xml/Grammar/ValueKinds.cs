using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>
/// The kinds of values. Addresses and sizes are written in hexadecimal; interrupt numbers and ids are written in decimal, because
/// Microkit's tool does not accept anything else for them.
/// </summary>
internal static class ValueKinds
{
    public static readonly ValueKind<string> Text = TextOf("text");
    public static readonly ValueKind<string> ProtectionDomainName = TextOf("protectionDomainName");
    public static readonly ValueKind<string> Permissions = TextOf("permissions");
    public static readonly ValueKind<string> IoPermissions = TextOf("ioPermissions");
    public static readonly ValueKind<string> PciDevice = TextOf("pciDevice");

    public static readonly ValueKind<ulong> Address = Number("number", static number => number, Hexadecimal, JsonForm.Hexadecimal);
    public static readonly ValueKind<ulong> Pages = PagesOf("number", static number => number % MicrokitLimits.PageBytes == 0);
    public static readonly ValueKind<ulong> PageSize = PagesOf("pageSize", static number => number is MicrokitLimits.PageBytes or MicrokitLimits.LargePageBytes);
    public static readonly ValueKind<ulong> Count = Number("number", static number => number, Decimal);
    public static readonly ValueKind<int> SmallCount = Number("number", Small, Decimal);
    public static readonly ValueKind<int> Priority = Number("priority", Small, Decimal);
    public static readonly ValueKind<int> Core = Number("core", Small, Decimal);

    public static readonly ValueKind<int> Id = DecimalOf("id", NumberText.Decimal, Small, Decimal);
    public static readonly ValueKind<int> EndId = DecimalOf("id", NumberText.EndId, Small, Decimal);
    public static readonly ValueKind<uint> Interrupt = DecimalOf("decimal", NumberText.Decimal, static number => (uint)Math.Min(number, uint.MaxValue), static number => Decimal(number));
    public static readonly ValueKind<ulong> DecimalCount = DecimalOf("decimal", NumberText.Decimal, static number => number, Decimal);
    public static readonly ValueKind<ulong> Vector = DecimalOf("vector", NumberText.Decimal, static number => number, Decimal);

    public static readonly ValueKind<bool> Flag = WordsOf("boolean", [("true", true), ("false", false)]);

    /// <summary>A flag that is set if its word is neither of the two, so that it is not taken for a missing one.</summary>
    public static readonly ValueKind<bool> Cached = WordsOf("boolean", [("true", true), ("false", false)], static text => text.With(true));
    public static readonly ValueKind<InterruptTrigger> Trigger = WordsOf("trigger", [("level", InterruptTrigger.Level), ("edge", InterruptTrigger.Edge)]);

    /// <summary>Whether the polarity is low.</summary>
    public static readonly ValueKind<bool> Polarity = WordsOf("polarity", [("high", false), ("low", true)]);
    public static readonly ValueKind<string> BootInfo = WordsOf("bootInfo",
        [.. new[] { "fdt", "x86_vbe", "x86_mbmmap", "x86_acpi_rsdp", "x86_framebuffer", "x86_tsc_freq" }.Select(static word => (word, word))]);

    public static readonly ValueKind<ScheduleDuration> Duration = new("duration", ValueForm.Duration, ReadDuration,
        static duration => Decimal(duration.Length) + (duration.Unit == ScheduleUnit.Ticks ? " ticks" : " us"));

    private static ValueKind<string> TextOf(string name) => new(name, ValueForm.Text, static (text, _) => text, static text => text);

    private static ValueKind<TValue> Number<TValue>(string name, Func<ulong, TValue> of, Func<TValue, string> write, JsonForm json = JsonForm.Integer) =>
        new(name, ValueForm.Number, (text, version) => NumberText.Number(text.Value, version) is { } number ? text.With(of(number)) : null, write) { Json = json };

    private static ValueKind<ulong> PagesOf(string name, Func<ulong, bool> isValid) =>
        new(name, ValueForm.Number, (text, version) => ReadPages(text, version, isValid), Hexadecimal) { Json = JsonForm.Hexadecimal };

    private static ValueKind<TValue> DecimalOf<TValue>(
        string name, Func<string, MicrokitVersion, ulong?> read, Func<ulong, TValue> of, Func<TValue, string> write) =>
        new(name, ValueForm.Decimal, (text, version) => read(text.Value, version) is { } number ? text.With(of(number)) : null, write) { Json = JsonForm.Integer };

    private static ValueKind<TValue> WordsOf<TValue>(
        string name, ImmutableArray<(string Word, TValue Value)> words, Func<Declared<string>, Declared<TValue>?>? unread = null)
    {
        ImmutableArray<string> texts = [.. words.Select(static w => w.Word)];
        ImmutableArray<TValue> values = [.. words.Select(static w => w.Value)];
        return new ValueKind<TValue>(
            name,
            ValueForm.Word,
            (text, _) => texts.IndexOf(text.Value) is var index and >= 0 ? text.With(values[index]) : null,
            value => texts[Math.Max(0, values.IndexOf(value))])
        {
            Words = texts,
            Json = texts.Contains("true") ? JsonForm.Boolean : JsonForm.Text,
            Values = values,
            Unread = unread ?? (static _ => null),
        };
    }

    // A number that is valid in hexadecimal but not in decimal lacks its "0x": the hexadecimal number is read, and a rule reports it.
    private static Declared<ulong>? ReadPages(Declared<string> text, MicrokitVersion version, Func<ulong, bool> isValid)
    {
        if (NumberText.Number(text.Value, version) is not { } number)
            return null;
        return NumberText.Number("0x" + text.Value) is { } meant && isValid(meant)
            ? text.With(isValid(number) ? number : meant) with { Digits = text.Value }
            : text.With(number);
    }

    // duration = number " " ( "us" | "ticks" )
    private static Declared<ScheduleDuration>? ReadDuration(Declared<string> text, MicrokitVersion version)
    {
        int blank = text.Value.IndexOf(' ');
        ScheduleUnit? unit = text.Value.Substring(blank + 1) switch { "us" => ScheduleUnit.Microseconds, "ticks" => ScheduleUnit.Ticks, _ => null };
        return blank > 0 && unit is { } known && NumberText.Number(text.Value.Substring(0, blank)) is { } length
            ? text.With(new ScheduleDuration(length, known))
            : null;
    }

    // A number that is too large for an int exceeds every limit.
    private static int Small(ulong number) => (int)Math.Min(number, int.MaxValue);

    private static string Hexadecimal(ulong number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);

    private static string Decimal(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
