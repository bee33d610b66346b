using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Boards.Tests.BoardFacts;
using Boards.Tests.Microkit.Xml;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Json;

/// <summary>The JSON form of a plan: it follows the schema, and has everything in the XML, and the devices.</summary>
public sealed class PlansInJson
{
    [Fact]
    public void The_schema_is_current()
    {
        string path = Path.Combine(Repository.Root, "docs", "system-description.schema.json");
        string text = JsonSchemaText.Write();
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, "docs/system-description.schema.json is not what the grammar makes of it. Write it again: BOARDS_UPDATE=1 dotnet test --filter PlansInJson");
    }

    [Fact]
    public void Everything_in_the_xml_is_in_the_json()
    {
        SystemPlan plan = PlanOf(WholeSystem.Xml, MicrokitVersions.Current);
        JsonObject json = Parse(Write(plan, Board(Nothing)));
        Compare(XDocument.Parse(SystemDescriptionWriter.Write(plan.Description)).Root!, json);
    }

    public static TheoryData<string> Versions => [.. MicrokitVersions.AllNames];

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_schema_accepts_a_system_of_everything(string version)
    {
        Assert.True(MicrokitVersions.TryParse(version, out MicrokitVersion parsed));
        SystemPlan plan = PlanOf(WholeSystem.Xml, parsed);
        Assert.Equal([], JsonFaults.Of(Write(plan, Board(Nothing))));
    }

    [Fact]
    public void The_schema_accepts_the_systems_of_real_boards()
    {
        foreach ((string name, DeviceTree tree) in (IEnumerable<(string, DeviceTree)>)[("OdroidC4", BoardSource.OdroidC4.Tree), ("Virt", Board(Specimens.QemuVirt).Tree)])
        {
            Sel4Board board = Sel4Board.Resolve(tree);
            SystemPlan plan = DefaultSystem.Plan(name, board, SourceLocation.StartOf(name + ".dts"));
            string json = Write(plan, board);
            Assert.Equal([], JsonFaults.Of(json));
            Compare(XDocument.Parse(SystemDescriptionWriter.Write(plan.Description)).Root!, Parse(json));
        }
    }

    [Theory]
    [InlineData("\"phys_addr\": \"0x50000000\"", "\"phys_addr\": \"50000000\"")]
    [InlineData("\"phys_addr\": \"0x50000000\"", "\"phys_addr\": 1342177280")]
    [InlineData("\"priority\": 200", "\"priority\": \"200\"")]
    [InlineData("\"trigger\": \"edge\"", "\"trigger\": \"rising\"")]
    [InlineData("\"microkit\": \"2.3\"", "\"microkit\": \"3.0\"")]
    [InlineData("\"microkit\": \"2.3\",", "\"microkit\": \"2.3\", \"more\": 1,")]
    [InlineData("\"memory_regions\"", "\"memory_region\"")]
    public void The_schema_refuses_what_is_not_of_the_form(string written, string wrong)
    {
        string json = Write(PlanOf(WholeSystem.Xml, MicrokitVersions.Current), Board(Nothing));
        Assert.Contains(written, json, StringComparison.Ordinal);
        Assert.NotEmpty(JsonFaults.Of(json.Replace(written, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_region_and_an_interrupt_have_their_devices()
    {
        Sel4Board board = Board("""
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
                model = "A \"quoted\"\tmodel"; compatible = "acme,board", "acme,soc";
                gic: gic@8000000 {
                    compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
                    reg = <0x8000000 0x1000>, <0x8010000 0x2000>, <0x8020000 0x2000>, <0x8040000 0x2000>;
                };
                one@9000000 { compatible = "one"; reg = <0x9001000 0x1000>, <0x9000000 0x100>; reg-names = "other", "main"; interrupts = <0 1 1>, <0 7 4>; };
                two@9000100 { compatible = "two"; reg = <0x9000100 0x100>; interrupts = <0 7 4>; };
            };
            """);
        SystemPlan plan = SystemPlanner.Plan(Guest(Pass("/one@9000000"), Pass("/two@9000100")), board);
        JsonObject json = Parse(Write(plan, board));

        Assert.Equal("""{"model":"A \"quoted\"\tmodel","compatible":["acme,board","acme,soc"],"platform":null}""", Text(json["board"]));
        JsonNode shared = Assert.Single(json["memory_regions"]!.AsArray(), static region => (string?)region!["phys_addr"] == "0x9000000")!;
        Assert.Equal(
            """[{"path":"/one@9000000","region":1,"name":"main","address":"0x9000000","size":"0x100"},{"path":"/two@9000100","region":0,"name":null,"address":"0x9000100","size":"0x100"}]""",
            Text(shared["devices"]));
        JsonNode[] irqs = [.. json["protection_domains"]![0]!["irqs"]!.AsArray()!];
        Assert.Equal(
            [
                """{"irq":33,"id":0,"trigger":"edge","setvar_id":null,"devices":[{"path":"/one@9000000","interrupt":0,"virtual_machine":"linux","vcpu":0}]}""",
                """{"irq":39,"id":1,"trigger":"level","setvar_id":null,"devices":[{"path":"/one@9000000","interrupt":1,"virtual_machine":"linux","vcpu":0},{"path":"/two@9000100","interrupt":0,"virtual_machine":"linux","vcpu":0}]}""",
            ],
            irqs.Select(Text));
    }

    [Theory]
    [InlineData("a\"b\\c")]
    [InlineData("größe 𝄞 \u0001\u001f\n\t")]
    public void A_text_is_read_back_whatever_characters_it_has(string value)
    {
        Sel4Board board = Board(Nothing);
        string json = Write(SystemPlanner.Plan(SystemOf(Domain("a") with { Image = Value(value) }), board), board);
        Assert.Equal(value, (string?)Parse(json)["protection_domains"]![0]!["program_image"]!["path"]);
        Assert.Equal([], JsonFaults.Of(json));
    }

    [Fact]
    public void Kinds_have_their_own_names_and_files()
    {
        Assert.Equal(ArtefactKinds.All.Length, ArtefactKinds.All.Select(static kind => kind.Name).Distinct().Count());
        // A guest's file has a name with three parts before its suffix; a board's has the name of a class.
        Assert.All(ArtefactKinds.All, static kind => Assert.DoesNotContain(
            ArtefactKinds.All,
            other => other != kind && (other.Suffix == kind.Suffix || (other.Name != "guest-dtb" && other.Suffix.EndsWith("." + kind.Suffix, StringComparison.Ordinal)))));
        Assert.Equal(["xml"], ArtefactKinds.Default.Select(static kind => kind.Name));
    }

    [Fact]
    public void The_build_reference_has_each_kind()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "build.md"));
        Assert.All(ArtefactKinds.All, kind => Assert.Contains($"\n| `{kind.Name}` | `NAME.{kind.Suffix}` |", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("jsn", "; did you mean 'json'?")]
    [InlineData("pdf", "")]
    public void An_unknown_kind_is_reported_with_those_that_are_known(string name, string suggestion)
    {
        Assert.Null(ArtefactKinds.Find(name));
        Assert.Equal($"expected one of: {string.Join(", ", ArtefactKinds.All.Select(static kind => kind.Name))}{suggestion}", ArtefactKinds.Expected(name));
    }

    private const string Nothing = "/dts-v1/; / { };";

    private static SystemPlan PlanOf(string xml, MicrokitVersion version) =>
        SystemPlanner.Plan(SystemFileReader.Read(new SourceFile("everything.system", xml), version).Request, Board(Nothing));

    private static string Write(SystemPlan plan, Sel4Board board)
    {
        Artefact artefact = Assert.Single(((SystemArtefactKind)ArtefactKinds.Find("json")!).Make(plan, board));
        string text = Encoding.UTF8.GetString(artefact.Bytes.AsSpan());
        Assert.Equal(plan.Name + ".SystemDescription.g.json", artefact.FileName);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        return text;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Text(JsonNode? node) => node!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // Elements in the order of the XML: a single child, or a child in the list with its name, or in the list of entries.
    private static void Compare(XElement xml, JsonObject json)
    {
        foreach (XAttribute attribute in xml.Attributes())
            Assert.Equal(attribute.Value, json[attribute.Name.LocalName] is JsonValue value ? value.ToString().Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal) : null);
        Assert.Equal(
            xml.Attributes().Count(),
            json.Count(property => property.Value is JsonValue && property.Key != "element" && !(xml.Parent is null && property.Key is "name" or "microkit")));
        Dictionary<string, int> seen = [];
        foreach (XElement child in xml.Elements())
        {
            string name = child.Name.LocalName;
            string list = json.ContainsKey(name + "s") ? name + "s" : json.ContainsKey(name) ? name : "entries";
            int index = seen[list] = seen.TryGetValue(list, out int last) ? last + 1 : 0;
            JsonObject of = (list == name ? json[name] : json[list]![index])!.AsObject();
            if (list == "entries")
                Assert.Equal(name, (string?)of["element"]);
            Compare(child, of);
        }

        foreach ((string list, int last) in seen.Where(pair => json[pair.Key] is JsonArray))
            Assert.Equal(last + 1, json[list]!.AsArray().Count);
    }
}
