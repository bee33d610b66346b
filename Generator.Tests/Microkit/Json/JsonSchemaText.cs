using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boards.Microkit;
using Boards.Microkit.Json;
using Boards.Microkit.Xml.Grammar;
using Boards.Tests.Microkit.Grammar;

namespace Boards.Tests.Microkit.Json;

/// <summary>The schema of a plan in JSON, for every version, made from the grammar.</summary>
internal static class JsonSchemaText
{
    private const string Address = "address";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<ElementGrammar, string> Names = NameElements();

    /// <summary>The text of the schema.</summary>
    public static string Write()
    {
        JsonObject schema = Object("The plan of a Microkit system. The properties in snake_case are the elements and attributes of Microkit's system description; null stands for the default of Microkit's tool.", [
            ("name", Type("string", "The name of the system.")),
            ("board", Object("The board that the system is planned on.", [
                ("model", Type(["string", "null"], "The model in the root node.")),
                ("compatible", new JsonObject { ["type"] = "array", ["items"] = Type("string", "A compatible string of the root node, the most specific first.") }),
                ("platform", Type(["string", "null"], "The seL4 platform; null if it is not known.")),
            ])),
            ("microkit", new JsonObject { ["enum"] = new JsonArray([.. MicrokitVersions.AllNames.Select(static name => JsonValue.Create(name))]), ["description"] = "The version of Microkit." }),
        ]);
        AddContent(schema, SystemGrammar.System);
        Add(schema, GuestJson.Name, new JsonObject { ["type"] = "array", ["description"] = "The virtual machines, as their guests and monitors see them.", ["items"] = Guest() }, isRequired: true);

        JsonObject definitions = new() { [Address] = new JsonObject { ["type"] = "string", ["pattern"] = "^0x(0|[1-9a-f][0-9a-f]*)$", ["description"] = "An address or a size in hexadecimal." } };
        foreach ((ElementGrammar element, string name) in Names.Where(static pair => pair.Key != SystemGrammar.System))
        {
            JsonObject definition = Object(Plain(element.Meaning), []);
            if (IsEntry(element))
                Add(definition, SystemJsonWriter.ElementName, new JsonObject { ["const"] = element.Name }, isRequired: true);
            AddContent(definition, element);
            definitions[name] = definition;
        }

        JsonObject all = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "A Microkit system, as Boards plans it" };
        foreach ((string key, JsonNode? value) in schema)
            all[key] = value?.DeepClone();
        all["$defs"] = definitions;
        return all.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Guest()
    {
        return Object("A virtual machine. Addresses are the guest's, if not described otherwise.", [
            ("name", Type("string", "The name of the virtual machine.")),
            ("protection_domain", Type("string", "The protection domain that is its monitor.")),
            ("vcpus", new JsonObject { ["type"] = "array", ["items"] = Type("integer", "The id of a virtual CPU.") }),
            ("memory", Devices("The RAM. The images are in the first stretch.", [
                ("mr", Type("string", "The memory region.")),
                ("address", Reference(Address)),
                ("size", Reference(Address)),
                ("physical", OrNull(Reference(Address), "The physical address; null if Microkit's tool chooses it.")),
                ("vaddr", OrNull(Reference(Address), "The address in the protection domain; null if it does not map the region.")),
                ("setvar", Type(["string", "null"], "The symbol of the protection domain's program that is set to vaddr.")),
            ])),
            ("kernel", Image("The kernel's image; null if the guest has no RAM.")),
            ("devicetree", Image("The guest's devicetree; null if the RAM has no room for it.")),
            ("initrd", Image("The initrd; null if there is none.")),
            ("gic", OrNull(
                Object(null, [
                    ("path", Type("string", "The node of the board's controller.")),
                    ("version", Type("integer", "2 or 3.")),
                    ("distributor", Range("The registers that the monitor emulates.")),
                    ("cpu_interface", OrNull(Range(null), "GICv2: the CPU interface, which is mapped.")),
                    ("redistributors", OrNull(Range(null), "GICv3: the redistributors, which the monitor emulates.")),
                ]),
                "The interrupt controller that the guest sees; null if the board has none of these.")),
            ("virtual_devices", Devices("The devices that the monitor emulates.", [
                ("name", Type("string", "The name.")),
                ("compatible", Type("string", "The compatible string.")),
                ("address", Reference(Address)),
                ("size", Reference(Address)),
                ("irq", Type(["integer", "null"], "The number at the virtual interrupt controller.")),
                ("trigger", new JsonObject { ["enum"] = new JsonArray("edge", "level") }),
            ])),
            ("regions", Devices("The registers of the devices that are passed.", [
                ("name", Type("string", "The name of the device, and of the region if there are several.")),
                ("path", Type("string", "The node.")),
                ("mr", Type("string", "The memory region.")),
                ("address", Reference(Address)),
                ("physical", Reference(Address)),
                ("size", Reference(Address)),
            ])),
            ("routes", Devices("The interrupts.", [
                ("name", Type("string", "The name of the device, and of the interrupt if there are several.")),
                ("path", Type("string", "The node.")),
                ("channel", Type("integer", "The id in the protection domain.")),
                ("irq", Type("integer", "The number in the kernel and in the guest.")),
                ("trigger", new JsonObject { ["enum"] = new JsonArray("edge", "level") }),
                ("vcpu", Type("integer", "The virtual CPU that takes it.")),
            ])),
        ]);

        static JsonObject Image(string description) =>
            OrNull(Object(null, [("address", Reference(Address)), ("size", OrNull(Reference(Address), "Bytes that are kept for it; null if they are not known."))]), description);

        static JsonObject Range(string? description) => Object(description, [("address", Reference(Address)), ("size", Reference(Address))]);

        static JsonObject OrNull(JsonObject value, string description) =>
            new() { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }), ["description"] = description };
    }

    private static Dictionary<ElementGrammar, string> NameElements()
    {
        Dictionary<ElementGrammar, string> names = [];
        foreach ((ElementGrammar element, ElementGrammar? parent) in FormatTable.Elements)
            names[element] = !names.ContainsValue(element.Name) ? element.Name : element.Key is { } key ? $"{element.Name}.{key}" : $"{parent!.Name}.{element.Name}";
        return names;
    }

    private static bool IsEntry(ElementGrammar element) =>
        FormatTable.Elements.Any(parent => parent.Element.Children.Any(child => child.Elements.Contains(element) && NamesOf(child).Length > 1));

    private static string[] NamesOf(ChildGrammar child) => [.. child.Elements.Select(static form => form.Name).Distinct()];

    private static void AddContent(JsonObject schema, ElementGrammar element)
    {
        foreach (AttributeGrammar row in element.Rows)
            Add(schema, row.Name, ValueOf(row), (row.Versions | element.Versions) == row.Versions);
        if (element == SystemGrammar.MemoryRegion)
        {
            Add(schema, "devices", Devices("The registers in the region, in the order of the devicetree.", [
                ("path", Type("string", "The node.")),
                ("region", Type("integer", "The index of the entry of reg.")),
                ("name", Type(["string", "null"], "The entry's name in reg-names.")),
                ("address", Reference(Address)),
                ("size", Reference(Address)),
            ]), isRequired: true);
        }

        if (element == SystemGrammar.WiredIrq)
        {
            Add(schema, "devices", Devices("The devices whose interrupt it is: several that share a line, none if no device of the board has the number.", [
                ("path", Type("string", "The node.")),
                ("interrupt", Type("integer", "The index of the interrupt among those of the device.")),
                ("virtual_machine", Type(["string", "null"], "The virtual machine that the interrupt is for; null if it is for the protection domain.")),
                ("vcpu", Type(["integer", "null"], "The virtual CPU that it is for.")),
            ]), isRequired: true);
        }

        foreach (IGrouping<string, ChildGrammar> list in element.Children.GroupBy(PropertyOf))
        {
            ElementGrammar[] forms = [.. list.SelectMany(static child => child.Elements)];
            JsonObject items = forms.Length == 1 ? Reference(Names[forms[0]]) : new JsonObject { ["anyOf"] = new JsonArray([.. forms.Select(static form => Reference(Names[form]))]) };
            JsonObject property = list.First().Occurs switch
            {
                Occurrence.Once => items,
                Occurrence.AtMostOnce => new JsonObject { ["anyOf"] = new JsonArray(items, new JsonObject { ["type"] = "null" }) },
                _ => new JsonObject { ["type"] = "array", ["items"] = items },
            };
            Add(schema, list.Key, property, forms.Any(form => (form.Versions | element.Versions) == form.Versions));
        }
    }

    private static string PropertyOf(ChildGrammar child) => NamesOf(child) switch
    {
        [var name] when child.Occurs is Occurrence.Once or Occurrence.AtMostOnce => name,
        [var name] => SystemJsonWriter.Plural(name),
        _ => SystemJsonWriter.EntriesName,
    };

    private static JsonObject ValueOf(AttributeGrammar row)
    {
        string meaning = Plain(row.Meaning + (row.IsRequired || row.Default is null ? "" : $" Default: {row.Default}."));
        if (row.Kind.Json == JsonForm.Hexadecimal)
        {
            JsonObject value = row.IsRequired ? Reference(Address) : new JsonObject { ["anyOf"] = new JsonArray(Reference(Address), new JsonObject { ["type"] = "null" }) };
            value["description"] = meaning;
            return value;
        }

        string type = row.Kind.Json switch { JsonForm.Integer => "integer", JsonForm.Boolean => "boolean", _ => "string" };
        if (row.Kind.Json == JsonForm.Text && !row.Kind.Words.IsEmpty)
        {
            JsonArray words = [.. row.Kind.Words.Select(static word => JsonValue.Create(word))];
            if (!row.IsRequired)
                words.Add(null);
            return new JsonObject { ["enum"] = words, ["description"] = meaning };
        }

        return row.IsRequired ? Type(type, meaning) : Type([type, "null"], meaning);
    }

    private static JsonObject Devices(string description, (string Name, JsonObject Value)[] properties) =>
        new() { ["type"] = "array", ["description"] = description, ["items"] = Object(null, properties) };

    private static JsonObject Object(string? description, (string Name, JsonObject Value)[] properties)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (description is not null)
            schema["description"] = description;
        schema["properties"] = new JsonObject();
        schema["required"] = new JsonArray();
        schema["additionalProperties"] = false;
        foreach ((string name, JsonObject value) in properties)
            Add(schema, name, value, isRequired: true);
        return schema;
    }

    private static void Add(JsonObject schema, string name, JsonObject value, bool isRequired)
    {
        schema["properties"]![name] = value;
        if (isRequired)
            schema["required"]!.AsArray().Add(name);
    }

    private static JsonObject Type(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Type(string[] types, string description) =>
        new() { ["type"] = new JsonArray([.. types.Select(static type => JsonValue.Create(type))]), ["description"] = description };

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);
}
