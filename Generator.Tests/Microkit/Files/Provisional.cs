using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Text;

namespace Boards.Tests.Microkit.Files;

internal static class Provisional
{
    public static SystemRequest Read(string text)
    {
        XDocument doc = XDocument.Parse(text, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        XElement root = doc.Root!;
        return new SystemRequest("x", At(root), root.Elements("protection_domain").Select(Pd).ToValueList(),
            root.Elements("memory_region").Select(e => new MemoryRegionRequest(S(e, "name")!.Value, N(e, "size") ?? new(0, At(e)), At(e)) { PhysicalAddress = N(e, "phys_addr"), PageSize = N(e, "page_size") }).ToValueList(),
            root.Elements("channel").Select(e => new ChannelRequest(End(e.Elements("end").First()), End(e.Elements("end").Last()), At(e))).ToValueList());
    }

    private static ChannelEndRequest End(XElement e) => new(S(e, "pd")!.Value) { Id = I(e, "id"), ProtectedCalls = B(e, "pp") };

    private static ProtectionDomainRequest Pd(XElement e) => new(S(e, "name")!.Value, At(e))
    {
        Priority = I(e, "priority"),
        Id = I(e, "id"),
        Maps = e.Elements("map").Select(Map).ToValueList(),
        Irqs = e.Elements("irq").Select(i => new IrqRequest(new((uint)N(i, "irq")!.Value.Value, N(i, "irq")!.Value.Location), At(i)) { Id = I(i, "id"), Trigger = S(i, "trigger") is { } t ? new(t.Value == "edge" ? Devicetree.Hardware.TriggerMode.Edge : Devicetree.Hardware.TriggerMode.Level, t.Location) : null }).ToValueList(),
        VirtualMachines = e.Elements("virtual_machine").Select(v => new VirtualMachineRequest(S(v, "name")!.Value, At(v)) { Maps = v.Elements("map").Select(Map).ToValueList() }).ToValueList(),
        Children = e.Elements("protection_domain").Select(Pd).ToValueList(),
    };

    private static MapRequest Map(XElement e) => new(S(e, "mr")!.Value, N(e, "vaddr")!.Value, At(e)) { Permissions = S(e, "perms"), Cached = B(e, "cached"), Setvar = S(e, "setvar_vaddr") };

    private static Declared<string>? S(XElement e, string n) => e.Attribute(n) is { } a ? new(a.Value, At(a)) : null;
    private static Declared<bool>? B(XElement e, string n) => e.Attribute(n) is { } a ? new(a.Value == "true", At(a)) : null;
    private static Declared<int>? I(XElement e, string n) => e.Attribute(n) is { } a ? new(int.Parse(a.Value, CultureInfo.InvariantCulture), At(a)) : null;
    private static Declared<ulong>? N(XElement e, string n) => e.Attribute(n) is { } a ? new(Num(a.Value.Replace("_", "")), At(a)) : null;
    private static ulong Num(string s) => s.StartsWith("0x", StringComparison.Ordinal) ? ulong.Parse(s[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : ulong.Parse(s, CultureInfo.InvariantCulture);
    private static SourceLocation At(IXmlLineInfo i)
    {
        LinePosition p = new(i.LineNumber - 1, i.LinePosition - 1);
        return new("x.system", i.LineNumber * 1000 + i.LinePosition, 1, p, p);
    }
}
