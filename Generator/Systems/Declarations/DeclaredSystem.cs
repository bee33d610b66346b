using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Request;

namespace Boards.Generator.Systems.Declarations;

/// <summary>A class marked with <c>[MicrokitSystem]</c>, as values without symbols.</summary>
/// <param name="Board">The board that it names; null if the argument is not a board.</param>
/// <param name="Version">The version of Microkit that it names; null if it names none.</param>
/// <param name="Request">What it declares.</param>
/// <param name="FullName">The class, with its namespace.</param>
/// <param name="Types">The partial classes that generated code is added to.</param>
/// <param name="Devices">The classes of devices, and the boards that they belong to.</param>
/// <param name="Diagnostics">The diagnostics of the declaration itself.</param>
internal sealed record DeclaredSystem(
    BoardReference? Board,
    Declared<string>? Version,
    SystemRequest Request,
    string FullName,
    ValueList<PartialType> Types,
    ValueList<DeviceClass> Devices,
    ValueList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics of classes of devices that are not defined, if the project has a board of its own, whose classes will be generated.</summary>
    public ValueList<Diagnostic> UndefinedClasses { get; init; } = [];
}
