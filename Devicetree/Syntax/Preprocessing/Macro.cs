using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>A name of the macro table: a definition, and where it stands; or one that the preprocessor computes.</summary>
internal sealed class Macro
{
    public Macro(string name, uint hash)
    {
        Name = name;
        Hash = hash;
    }

    public string Name { get; }

    public uint Hash { get; }

    /// <summary>Null while the name is not defined.</summary>
    public MacroDefinition? Definition { get; set; }

    /// <summary>What the preprocessor computes under this name.</summary>
    public Builtin Builtin { get; set; }

    /// <summary>The reading of the file that defines it.</summary>
    public int Inclusion { get; set; }

    /// <summary>Where the definition's name stands in that file.</summary>
    public int Offset { get; set; }

    /// <summary>Within its own expansion a macro is not expanded.</summary>
    public int Open { get; set; }

    public bool IsDefined => Definition is not null || Builtin != Builtin.None;
}

/// <summary>Macros without a definition.</summary>
internal enum Builtin : byte
{
    None,
    File,
    BaseFile,
    Line,
    Counter,
    IncludeLevel,
    Date,
    Time,
    Timestamp,

    /// <summary><c>__has_include</c> and <c>__has_include_next</c>: only in conditions.</summary>
    HasInclude,
}
