using System;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>A name in the macro table: a definition and its location, or a macro that the preprocessor computes.</summary>
internal sealed class Macro
{
    private readonly string? _name;

    /// <summary>A macro of a file.</summary>
    /// <param name="definition">Its definition.</param>
    /// <param name="inclusion">The reading of the file.</param>
    public Macro(MacroDefinition definition, int inclusion)
    {
        Definition = definition;
        Hash = definition.Hash;
        Inclusion = inclusion;
    }

    /// <summary>A macro that the preprocessor computes.</summary>
    public Macro(string name, Builtin builtin)
    {
        _name = name;
        Hash = MacroDefinition.HashOf(name.AsSpan());
        Builtin = builtin;
    }

    public string Name => _name ?? Definition!.Name;

    /// <summary>The name, without allocating a string.</summary>
    public ReadOnlySpan<char> NameText => Definition is null ? _name.AsSpan() : Definition.NameText;

    public uint Hash { get; }

    /// <summary>Null if the name is not defined.</summary>
    public MacroDefinition? Definition { get; }

    /// <summary>What the preprocessor computes under this name.</summary>
    public Builtin Builtin { get; }

    /// <summary>The reading of the file that defines it.</summary>
    public int Inclusion { get; }

    /// <summary>Where the definition's name is in that file.</summary>
    public int Offset => Definition?.NameOffset ?? 0;

    /// <summary>The number of its expansions that are open: within its own expansion, a macro is not expanded.</summary>
    public int Open { get; set; }

    public bool IsDefined => Definition is not null || Builtin != Builtin.None;

    /// <summary>The entry of a name after its <c>#undef</c>.</summary>
    public static Macro Undefined(string name) => new(name, Builtin.None);
}

/// <summary>Macros without a definition.</summary>
internal enum Builtin : byte
{
    None,
    File,
    FileName,
    BaseFile,
    Line,
    Counter,
    IncludeLevel,
    Date,
    Time,
    Timestamp,

    /// <summary><c>__has_include</c> and <c>__has_include_next</c>: only in conditions.</summary>
    HasInclude,

    /// <summary><c>_Pragma</c>: has the effect of a <c>#pragma</c>.</summary>
    Pragma,

    /// <summary>A name that <c>#pragma GCC poison</c> forbids.</summary>
    Poisoned,
}
