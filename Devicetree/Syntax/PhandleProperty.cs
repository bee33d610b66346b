using System;

namespace Boards.Devicetree.Syntax;

/// <summary>The property that is added to a node that needs a phandle (<c>-H</c>).</summary>
[Flags]
public enum PhandleProperty
{
    /// <summary><c>phandle</c>, as in ePAPR and the Devicetree Specification.</summary>
    Epapr = 1,

    /// <summary><c>linux,phandle</c>, which older kernels read.</summary>
    Legacy = 2,

    /// <summary>Both.</summary>
    Both = Epapr | Legacy,
}
