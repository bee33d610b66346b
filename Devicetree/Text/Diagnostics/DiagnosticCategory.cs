namespace Boards.Devicetree.Text;

/// <summary>The layer of a diagnostic; the first digit of its id.</summary>
public enum DiagnosticCategory
{
    /// <summary><c>BRD0xxx</c>: the language.</summary>
    Language = 0,

    /// <summary><c>BRD1xxx</c>: the tree.</summary>
    Tree = 1,

    /// <summary><c>BRD2xxx</c>: the hardware.</summary>
    Hardware = 2,

    /// <summary><c>BRD3xxx</c>: the system.</summary>
    System = 3,

    /// <summary><c>BRD4xxx</c>: use in C#.</summary>
    Usage = 4,

    /// <summary><c>BRD5xxx</c>: C# without the .NET runtime.</summary>
    Runtime = 5,

    /// <summary><c>BRD9xxx</c>: configuration.</summary>
    Configuration = 9,
}
