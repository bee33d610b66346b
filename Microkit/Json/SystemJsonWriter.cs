using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Json;

/// <summary>
/// Writes a plan as JSON: the elements and attributes of the format's table, under their own names, and the devices of
/// each memory region and interrupt. Elements and attributes that the version does not have are left out.
/// </summary>
internal sealed class SystemJsonWriter : IChildVisitor
{
    private readonly JsonText _json;
    private readonly SystemPlan _plan;
    private readonly PhysicalMap _map;
    private readonly MicrokitVersion _version;
    private string _domain = "";
    private string? _list;

    private SystemJsonWriter(SystemPlan plan, Sel4Board board, CancellationToken cancel)
    {
        _json = new JsonText(cancel);
        _plan = plan;
        _map = new PhysicalMap(board, cancel);
        _version = plan.Description.Version;
    }

    /// <summary>The whole file; lines end in <c>\n</c>.</summary>
    /// <param name="plan">The plan of a system.</param>
    /// <param name="board">The board that it was planned on.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static string Write(SystemPlan plan, Sel4Board board, CancellationToken cancel = default)
    {
        SystemJsonWriter writer = new(plan, board, cancel);
        writer._json.Open('{').Name("name").Text(plan.Name);
        writer.WriteBoard(board);
        writer._json.Name("microkit").Text(plan.Description.Version.Name());
        writer.WriteContent(SystemGrammar.System, plan.Description);
        GuestJson.Write(writer._json, plan);
        return writer._json.Close('}').ToString();
    }

    /// <summary>The name of a list of elements with one name: <c>maps</c> for <c>map</c>.</summary>
    public static string Plural(string element) => element + "s";

    /// <summary>The name of a list of elements with several names, in which <see cref="ElementName"/> has the name of each.</summary>
    public const string EntriesName = "entries";

    /// <summary>The name of the property with the name of an entry's element.</summary>
    public const string ElementName = "element";

    TParent IChildVisitor.Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child)
    {
        ImmutableArray<string> names = [.. child.Elements.Where(form => form.Versions.Contains(_version)).Select(static form => form.Name).Distinct()];
        if (names.IsEmpty)
            return parent;
        if (child.Occurs is Occurrence.Once or Occurrence.AtMostOnce)
        {
            CloseList();
            _json.Name(names[0]);
            if (child.Get(parent) is { IsEmpty: false } elements)
                Write(child.FormOf(elements[0]), elements[0], isNamed: false);
            else
                _json.Raw(null);
            return parent;
        }

        // All forms of an interrupt are in one list.
        OpenList(names.Length == 1 ? Plural(names[0]) : EntriesName);
        foreach (T element in child.Get(parent))
        {
            if (child.FormOf(element) is { } form && form.Versions.Contains(_version))
                Write(form, element, isNamed: names.Length > 1);
        }

        return parent;
    }

    private void Write<T>(ElementGrammar<T> grammar, T element, bool isNamed)
    {
        string outerDomain = _domain;
        string? outerList = _list;
        _list = null;
        if (element is ProtectionDomainRequest domain)
            _domain = domain.Name.Value;
        _json.Open('{');
        if (isNamed)
            _json.Name(ElementName).Text(grammar.Name);
        WriteContent(grammar, element);
        _json.Close('}');
        _domain = outerDomain;
        _list = outerList;
    }

    private void WriteContent<T>(ElementGrammar<T> grammar, T element)
    {
        foreach (AttributeGrammar<T> row in grammar.Attributes.Where(row => row.Versions.Contains(_version)))
        {
            _json.Name(row.Name);
            if (row.Kind.Json is JsonForm.Integer or JsonForm.Boolean)
                _json.Raw(row.Write(element));
            else
                _json.Text(row.Write(element));
        }

        if (element is MemoryRegionRequest region)
            WriteDevices(region);
        else if (element is IrqRequest irq)
            WriteDevices(irq);
        foreach (ChildGrammar<T> child in grammar.ChildRows)
            child.Accept(this, element);
        CloseList();
    }

    private void OpenList(string name)
    {
        if (_list == name)
            return;
        CloseList();
        _json.Name(name).Open('[');
        _list = name;
    }

    private void CloseList()
    {
        if (_list is not null)
            _json.Close(']');
        _list = null;
    }

    private void WriteBoard(Sel4Board board)
    {
        Node root = board.Tree.Root;
        _json.Name("board").Open('{');
        _json.Name("model").Text(root.Find("model")?.String);
        _json.Name("compatible").Open('[');
        foreach (string compatible in board[root].Compatible)
            _json.Text(compatible);
        _json.Close(']');
        _json.Name("platform").Text(board.Platform.Name);
        _json.Close('}');
    }

    // The registers in the region, whether or not they were requested.
    private void WriteDevices(MemoryRegionRequest region)
    {
        _json.Name("devices").Open('[');
        if (region is { PhysicalAddress: { } physical, Size: { } size })
        {
            foreach (DeviceRegion registers in _map.ContentsOf(AddressRange.Of(physical.Value, size.Value)).Registers)
            {
                _json.Open('{').Name("path").Text(registers.Owner.Path);
                _json.Name("region").Number(registers.Index);
                _json.Name("name").Text(registers.Name);
                _json.Name("address").Address(registers.Address);
                _json.Name("size").Address(registers.Size);
                _json.Close('}');
            }
        }

        _json.Close(']');
    }

    // Devices that share a line share the interrupt.
    private void WriteDevices(IrqRequest irq)
    {
        _json.Name("devices").Open('[');
        foreach (PlannedRoute route in _plan.Interrupts.Where(r => r.ProtectionDomain == _domain && r.Channel == irq.Id?.Value && r.DevicePath.Length > 0))
        {
            _json.Open('{').Name("path").Text(route.DevicePath);
            _json.Name("interrupt").Number(route.Index);
            _json.Name("virtual_machine").Text(route.Vcpu is null ? null : route.Holder);
            _json.Name("vcpu").Number(route.Vcpu);
            _json.Close('}');
        }

        _json.Close(']');
    }
}
