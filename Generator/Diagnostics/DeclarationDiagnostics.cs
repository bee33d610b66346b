using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Generator.Diagnostics;

/// <summary><c>BRD35xx</c>: how a system is declared in C#.</summary>
internal static class DeclarationDiagnostics
{
    public static readonly DiagnosticRule NotPartialRule =
        new("BRD3501", "A class of a system is not partial", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule MisplacedRule =
        new("BRD3502", "A part of a system is declared outside a system", Severity.Error);

    public static readonly DiagnosticRule UnknownConstantRule =
        new("BRD3503", "An argument is not known when the generator runs", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule NotADeviceClassRule =
        new("BRD3504", "A class is not the class of a device", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule OtherBoardRule =
        new("BRD3505", "A device belongs to another board", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule SameNameRule =
        new("BRD3506", "Two systems have the same name", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule FileLocalRule =
        new("BRD3507", "A class of a system is file-local", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule UndefinedValueRule =
        new("BRD3509", "An argument is not a value of its enumeration", Severity.Error, breaksOutput: true);

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
        [NotPartialRule, MisplacedRule, UnknownConstantRule, NotADeviceClassRule, OtherBoardRule, SameNameRule, FileLocalRule, UndefinedValueRule];

    /// <summary>The constants cannot be generated into a class that is not partial.</summary>
    public static Diagnostic NotPartial(string name, SourceLocation at) =>
        new(NotPartialRule, at, $"{name}: must be partial, because the constants of the system are generated into it");

    /// <summary>The constants are generated into a separate file, where a file-local class is not visible.</summary>
    public static Diagnostic FileLocal(string name, SourceLocation at) =>
        new(FileLocalRule, at, $"{name}: must not be file-local, because the constants of the system are generated into it");

    /// <summary>An attribute on a class where it is not read.</summary>
    public static Diagnostic Misplaced(string attribute, string wanted, SourceLocation at) =>
        new(MisplacedRule, at, $"[{attribute}] has no effect here; it must be on {wanted}");

    /// <summary>The symbol of a program on a class that is not a program.</summary>
    public static Diagnostic MisplacedSymbol(string property, SourceLocation at) =>
        new(MisplacedRule, at, $"{property} has no effect on a virtual machine; it must be on a protection domain, whose program has the symbol");

    /// <summary>A class or constant for a device that this project generates itself has no value yet.</summary>
    public static Diagnostic UnknownDevice(string argument, SourceLocation at) =>
        new(UnknownConstantRule, at, $"{argument} is not known when the generator runs; name a node of this project's board by path, label or alias");

    /// <summary>A constant that this project generates itself has no value yet.</summary>
    public static Diagnostic UnknownConstant(string argument, SourceLocation at) =>
        new(UnknownConstantRule, at, $"{argument} is not known when the generator runs; write the value itself");

    /// <summary>A number that is converted to an enumeration.</summary>
    public static Diagnostic UndefinedValue(string value, string type, IEnumerable<string> names, SourceLocation at) =>
        new(UndefinedValueRule, at, $"{value} is not a value of {type}, so the attribute is ignored; expected one of: {string.Join(", ", names)}");

    /// <summary>A class without <c>[DeviceNode]</c>.</summary>
    public static Diagnostic NotADeviceClass(string type, SourceLocation at) =>
        new(NotADeviceClassRule, at, $"{type} is not the generated class of a device");

    /// <summary>The device's board is not the system's.</summary>
    public static Diagnostic OtherBoard(string path, string board, string system, SourceLocation at) =>
        new(OtherBoardRule, at, $"{path}: is a device of {board}, but the board of the system is {system}");

    /// <summary>Constants and files are named after the class.</summary>
    public static Diagnostic SameName(string name, string other, SourceLocation at) =>
        new(SameNameRule, at, $"{name}: {other} has the same name, and artefacts are named after the class");
}
