using System;
using System.Linq;
using System.Threading;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Xml;

/// <summary>
/// Writes a system description as the XML that Microkit's tool reads. Elements and attributes that the version does not have are
/// left out; a rule reports that they were declared.
/// </summary>
public sealed class SystemDescriptionWriter : IChildVisitor
{
    private readonly XmlText _xml;
    private readonly MicrokitVersion _version;

    private SystemDescriptionWriter(MicrokitVersion version, CancellationToken cancel)
    {
        _version = version;
        _xml = new XmlText(cancel);
    }

    /// <summary>The whole file: UTF-8 is declared, lines end in <c>\n</c>.</summary>
    /// <param name="system">The system as a plan has it: the description of a <c>SystemPlan</c>.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static string Write(SystemRequest system, CancellationToken cancel = default)
    {
        SystemDescriptionWriter writer = new(system.Version, cancel);
        writer.Write(SystemGrammar.System, system);
        return writer._xml.ToString();
    }

    TParent IChildVisitor.Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child)
    {
        foreach (T element in child.Get(parent))
            Write(child.FormOf(element), element);
        return parent;
    }

    private void Write<T>(ElementGrammar<T> grammar, T element)
    {
        if (!grammar.Versions.Contains(_version))
            return;
        _xml.Comment(grammar.Comment(element));
        _xml.Open(grammar.Name);
        foreach (AttributeGrammar<T> row in grammar.Attributes.Where(row => row.Versions.Contains(_version)))
            _xml.Attribute(row.Name, row.Write(element));
        foreach (ChildGrammar<T> child in grammar.ChildRows)
            child.Accept(this, element);
        _xml.Close();
    }
}
