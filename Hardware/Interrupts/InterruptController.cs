using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Interrupts;

/// <summary>How one family of interrupt controllers reads specifiers, and where their interrupts go on.</summary>
internal abstract class InterruptController
{
    /// <summary>The <c>compatible</c> strings; one <c>*</c> matches any text.</summary>
    public abstract ImmutableArray<string> Compatible { get; }

    /// <summary>Whether a node that no <c>compatible</c> string leads to a rule is one; the last rules of the table are asked last.</summary>
    public virtual bool Matches(Node node) => false;

    /// <summary>Fewest and most cells that a specifier has.</summary>
    public abstract (int Least, int Most) Cells { get; }

    /// <summary>What it is to a kernel that must drive it.</summary>
    public virtual ControllerFamily Family => ControllerFamily.Other;

    /// <summary>Whether it is at the root of the interrupt tree on some boards: what seL4 itself drives, or would.</summary>
    public virtual bool IsRoot => false;

    /// <summary>
    /// Whether it is not a root if it is connected to another controller: then it is a device with one line. The kernel
    /// drives the others wherever they are wired.
    /// </summary>
    public virtual bool MayBeSecondary => false;

    /// <summary>Whether it is where a line to a CPU ends: a controller that is wired to it alone is the root.</summary>
    public virtual bool IsCpu => false;

    /// <summary>Whether inputs of one number share an event with those of its siblings.</summary>
    public virtual bool SharesEvents => false;

    /// <summary>What it is called where seL4 has no driver for it; null where it has, or needs none.</summary>
    public virtual string? WithoutDriver => null;

    /// <summary>Whether its <c>interrupt-map</c> is a table of its own instead of a nexus.</summary>
    public virtual bool HasPrivateMap => false;

    /// <summary>Follows one interrupt. <paramref name="at"/> offers the ways on.</summary>
    public abstract Resolution Resolve(in Specifier s, InterruptWalk at);
}
