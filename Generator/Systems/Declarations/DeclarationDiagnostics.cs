using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Generator.Systems.Emit;

namespace Boards.Generator.Systems.Declarations;

/// <summary><c>BRD35xx</c>: how a system is declared in C#.</summary>
internal static class DeclarationDiagnostics
{
    public static readonly DiagnosticRule NotPartialRule =
        new("BRD3501", "A class of a system is not partial", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule MisplacedRule =
        new("BRD3502", "A part of a system stands outside of one", Severity.Error);

    public static readonly DiagnosticRule UnknownConstantRule =
        new("BRD3503", "An argument is not known while the generator runs", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule NotADeviceClassRule =
        new("BRD3504", "A class does not stand for a device", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule OtherBoardRule =
        new("BRD3505", "A device is one of another board", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule SameNameRule =
        new("BRD3506", "Two systems have one name", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule FileLocalRule =
        new("BRD3507", "A class of a system is known in its own file only", Severity.Error, BreaksOutput: true);

    public static readonly DiagnosticRule NameOfAllRule =
        new("BRD3508", "A system has the name of the class of descriptions", Severity.Error, BreaksOutput: true);

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
        [NotPartialRule, MisplacedRule, UnknownConstantRule, NotADeviceClassRule, OtherBoardRule, SameNameRule, FileLocalRule, NameOfAllRule];

    /// <summary>The other half of a class, which holds the channel ids, cannot be generated.</summary>
    public static Diagnostic NotPartial(string name, SourceLocation at) =>
        new(NotPartialRule, at, $"{name}: it is not partial, so what code needs to know of the system cannot be added to it");

    /// <summary>The other half stands in a file of its own.</summary>
    public static Diagnostic FileLocal(string name, SourceLocation at) =>
        new(FileLocalRule, at, $"{name}: it is declared as 'file', so what code needs to know of the system cannot be added to it");

    /// <summary>Nothing reads such an attribute.</summary>
    public static Diagnostic Misplaced(string attribute, string wanted, SourceLocation at) =>
        new(MisplacedRule, at, $"[{attribute}] is not read here; it belongs on {wanted}");

    /// <summary>A class or constant that this project generates itself has no value yet.</summary>
    public static Diagnostic UnknownConstant(string argument, SourceLocation at) =>
        new(UnknownConstantRule, at, $"{argument} is not known while the generator runs; what is generated in this project goes by path, label or alias");

    /// <summary>A class without <c>[DeviceNode]</c>.</summary>
    public static Diagnostic NotADeviceClass(string type, SourceLocation at) =>
        new(NotADeviceClassRule, at, $"{type} does not stand for a device of a board");

    /// <summary>The device's board is not the system's.</summary>
    public static Diagnostic OtherBoard(string path, string board, string system, SourceLocation at) =>
        new(OtherBoardRule, at, $"{path}: it is a device of {board}, and the system is one of {system}");

    /// <summary>Constants and files go by the class's name.</summary>
    public static Diagnostic SameName(string name, string other, SourceLocation at) =>
        new(SameNameRule, at, $"{name}: {other} has the same name, by which descriptions go");

    /// <summary>A class has no member of its own name.</summary>
    public static Diagnostic NameOfAll(string name, SourceLocation at) => new(
        NameOfAllRule, at, $"{name}: descriptions are constants of a class {DescriptionEmitter.SimpleName}, which can have none of that name");
}
