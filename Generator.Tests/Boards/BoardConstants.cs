using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Boards.Tests.BoardFacts;

/// <summary>The constants of a board library, read from its assembly, so that they are those of a program that is built with it.</summary>
internal sealed class BoardConstants
{
    private readonly Dictionary<string, Type> _devices;

    private BoardConstants(Type board) => _devices = Nested(board)
        .Select(static type => (Type: type, Node: type.GetCustomAttribute<DeviceNodeAttribute>()))
        .Where(static pair => pair.Node is not null)
        .ToDictionary(static pair => pair.Node!.Path, static pair => pair.Type, StringComparer.Ordinal);

    /// <summary>The constants of a class of <c>Boards.Qemu</c>.</summary>
    public static BoardConstants OfQemu(string name)
    {
        string assembly = Path.Combine(Repository.Root, "Boards.Qemu", "bin", Repository.Configuration, "netstandard2.0", "Boards.Qemu.dll");
        return new BoardConstants(Assembly.LoadFrom(assembly).GetType("Boards.Qemu." + name, throwOnError: true)!);
    }

    /// <summary>The regions of a device: <c>0xaddress+0xsize</c> each.</summary>
    public IEnumerable<string> Regions(string path) => Members(path, "Address")
        .Select(static type => FormattableString.Invariant($"0x{Constant(type, "Address"):x}+0x{Constant(type, "Size"):x}"));

    /// <summary>The interrupts of a device: <c>number trigger</c> each.</summary>
    public IEnumerable<string> Interrupts(string path) => Members(path, "Number")
        .Select(static type => FormattableString.Invariant($"{Constant(type, "Number")} {((TriggerMode)Constant(type, "Trigger")).ToString().ToLowerInvariant()}"));

    private IEnumerable<Type> Members(string path, string constant) =>
        _devices[path].GetNestedTypes().Where(type => type.GetField(constant) is not null).OrderBy(static type => type.MetadataToken);

    private static ulong Constant(Type type, string name) => Convert.ToUInt64(type.GetField(name)!.GetRawConstantValue(), CultureInfo.InvariantCulture);

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes().SelectMany(static nested => Nested(nested).Prepend(nested));
}
