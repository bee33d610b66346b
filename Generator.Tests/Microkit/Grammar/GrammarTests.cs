using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;
using Xunit;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The table of the format: each row reads what it writes, and documents, schema and C# attributes agree with the rows.</summary>
public sealed class GrammarTests
{
    [Fact]
    public void Every_attribute_is_written_as_it_was_read() => Check(new RoundTrip());

    [Fact]
    public void Every_attribute_is_read_from_its_CSharp_argument() => Check(new FromCSharp());

    // Boards and devices are named only in C#; a list of virtual CPUs, the kind of a capability and a unit belong to several rows or to part of one.
    [Fact]
    public void Every_property_of_a_CSharp_attribute_is_in_the_table()
    {
        string[] others = ["MicrokitSystem.Board", "MicrokitSystem.Source", "MicrokitSystem.Version", "CSpace.Capability", "ScheduleEntry.Unit"];
        ILookup<string, ElementGrammar> elements = FormatTable.Elements.Where(static e => e.Element.Mark is not null).ToLookup(static e => e.Element.Mark!, static e => e.Element);
        IEnumerable<string> missing = elements.SelectMany(mark => Properties(mark.Key)
            .Where(property => !mark.Any(element => element.Rows.Any(row => row.Property is { } name && (property == name || (element == SystemGrammar.End && (property == "First" + name || property == "Second" + name))))))
            .Select(property => $"{mark.Key}.{property}"));
        Assert.Equal(others.Order(StringComparer.Ordinal), missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_is_current() => Current("docs/microkit.xsd", SchemaText.Write());

    [Fact]
    public void The_page_of_attributes_is_current() => Current("docs/attributes.md", AttributesPage.Write());

    private static void Current(string file, string text)
    {
        string path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"{file} is not what the grammar makes of it. Write it anew: BOARDS_UPDATE=1 dotnet test --filter GrammarTests");
    }

    private static Type TypeOf(string mark) => typeof(MapAttribute).Assembly.GetType($"Boards.{mark}Attribute", throwOnError: true)!;

    private static IEnumerable<string> Properties(string mark) =>
        TypeOf(mark).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static property => property.Name);

    private static void Check(RowCheck check)
    {
        check.Check(SystemGrammar.System);
        Assert.True(check.Checked > 60);
    }

    /// <summary>Visits the rows of all elements.</summary>
    private abstract class RowCheck : IChildVisitor
    {
        private readonly HashSet<ElementGrammar> _seen = [];

        public int Checked { get; private set; }

        TParent IChildVisitor.Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child)
        {
            foreach (ElementGrammar<T> element in child.Elements.Cast<ElementGrammar<T>>())
                Check(element);
            return parent;
        }

        public void Check<T>(ElementGrammar<T> element)
        {
            if (!_seen.Add(element))
                return;
            foreach (AttributeGrammar<T> row in element.Attributes)
            {
                Check(element, row);
                Checked++;
            }

            foreach (ChildGrammar<T> child in element.ChildRows)
                child.Accept(this, element.Create(SourceLocation.StartOf("parent")));
        }

        protected abstract void Check<T>(ElementGrammar<T> element, AttributeGrammar<T> row);
    }

    private sealed class RoundTrip : RowCheck
    {
        protected override void Check<T>(ElementGrammar<T> element, AttributeGrammar<T> row)
        {
            (string First, string Second) texts = row.Kind.Form switch
            {
                ValueForm.Word => (row.Kind.Words[0], row.Kind.Words[1]),
                ValueForm.Number or ValueForm.Decimal => ("5", "6"),
                ValueForm.Duration => ("5 us", "6 ticks"),
                _ => ("first", "second"),
            };
            T made = element.Create(SourceLocation.StartOf("element"));
            // The core of sel4cp is that of the virtual CPU, which exists only if it has an id.
            if (made is VirtualMachineRequest machine && row.Name == "cpu")
                made = (T)(object)(machine with { Vcpus = [new VcpuRequest { Id = new(0, SourceLocation.None) }] });
            foreach (string text in (string[])[texts.First, texts.Second])
            {
                Assert.True(row.TryRead(ref made, new Declared<string>(text, SourceLocation.StartOf(text)), MicrokitVersions.Current), row.Name);
                // Addresses and sizes are written in hexadecimal.
                Assert.True(row.Write(made) is { } written && (written == text || written == "0x" + text), $"{element.Name}@{row.Name}: {text} became {row.Write(made)}");
            }

            Assert.Equal(texts.Second, row.PlaceOf(made)?.Path);
        }
    }

    private sealed class FromCSharp : RowCheck
    {
        protected override void Check<T>(ElementGrammar<T> element, AttributeGrammar<T> row)
        {
            if (row.Property is not { } property)
                return;
            string name = (ElementGrammar)element == SystemGrammar.End ? "First" + property : property;
            Type? type = TypeOf(element.Mark!).GetProperty(name)?.PropertyType;
            Assert.True(type is not null, $"[{element.Mark}] has no {name}");
            T made = element.Create(SourceLocation.StartOf("element"));
            Assert.True(row.TryRead(ref made, new One(property, ConstantOf(type!))), $"[{element.Mark}].{name} is not of the kind {row.Kind.Name}");
        }

        private static object ConstantOf(Type type) => (type.IsArray ? type.GetElementType()! : type) switch
        {
            { IsEnum: true } => 1,
            { } text when text == typeof(string) => "text",
            { } value => Activator.CreateInstance(value)!,
        };
    }

    private sealed class One(string name, object constant) : IArguments
    {
        public SourceLocation Location => SourceLocation.StartOf("attribute");

        public Declared<object>? Find(string argument) => argument == name ? new Declared<object>(constant, Location) : null;
    }
}
