using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Interrupts;

/// <summary>How a family of interrupt controllers reads specifiers, and where its interrupts continue.</summary>
internal abstract class InterruptController
{
    /// <summary>The <c>compatible</c> strings; one <c>*</c> matches any text.</summary>
    public abstract ImmutableArray<string> Compatible { get; }

    /// <summary>
    /// Whether a node without a known <c>compatible</c> string is such a controller; classes are asked in the order of the table.
    /// </summary>
    public virtual bool Matches(Node node) => false;

    /// <summary>The minimum and maximum number of cells of a specifier.</summary>
    public abstract (int Least, int Most) Cells { get; }

    /// <summary>The kind of controller, for a kernel that must drive it.</summary>
    public virtual ControllerFamily Family => ControllerFamily.Other;

    /// <summary>Whether it is at the root of the interrupt tree on some boards, where seL4 drives it or would have to.</summary>
    public virtual bool IsRoot => false;

    /// <summary>
    /// Whether it is not a root if it is connected to another controller: then it is a device with one line. The kernel
    /// drives other root controllers however they are wired.
    /// </summary>
    public virtual bool MayBeSecondary => false;

    /// <summary>Whether it is the controller of a CPU: a controller that is wired only to it is the root.</summary>
    public virtual bool IsCpu => false;

    /// <summary>Whether inputs with the same number share an event with those of its siblings.</summary>
    public virtual bool SharesEvents => false;

    /// <summary>Its name in messages if seL4 has no driver for it; null if seL4 has one or needs none.</summary>
    public virtual string? WithoutDriver => null;

    /// <summary>Whether its <c>interrupt-map</c> is a private table instead of a nexus.</summary>
    public virtual bool HasPrivateMap => false;

    /// <summary>Resolves one interrupt. <paramref name="at"/> has a method for each way in which it can continue.</summary>
    public abstract Resolution Resolve(in Specifier s, InterruptWalk at);
}
