using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Reading;
using Boards.Microkit.Xml.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml;

/// <summary>
/// Reads a system description that somebody wrote by hand into the request that the same declaration in C# would be, so
/// that one set of rules stands for both.
/// </summary>
public static class SystemFileReader
{
    /// <summary>Reads a file. What is wrong is told and left out, and the rest is read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    public static SystemFile Read(SourceFile file, MicrokitVersion version)
    {
        XmlDocumentSyntax document = XmlParser.Parse(file);
        FileContext context = new(version);
        foreach (Diagnostic mistake in document.Diagnostics)
            context.Report(mistake);
        SystemRequest request = new(NameOf(file.Path), SourceLocation.StartOf(file.Path), [], [], []);
        if (document.Root is { Name: "system" } root)
            request = ReadSystem(request.Name, new ElementReader(root, SystemGrammar.System, context), context);
        else if (document.Root is { } other)
            context.Report(FormatDiagnostics.Root(other.Name, other.NameLocation));
        ImmutableArray<Diagnostic> found = [.. context.Diagnostics.OrderBy(static d => d.Location.Start)];
        return new SystemFile(request with { IsHandWritten = true, Version = version }, found);
    }

    private static SystemRequest ReadSystem(string name, ElementReader system, FileContext context)
    {
        ProtectionDomainReader domains = new(context);
        return new SystemRequest(
            name,
            system.Location,
            system.All("protection_domain").Select(d => domains.Read(d, depth: 0)).OfType<ProtectionDomainRequest>().ToValueList(),
            system.All("memory_region").Select(MemoryReader.Region).OfType<MemoryRegionRequest>().ToValueList(),
            system.All("channel").Select(Channel).OfType<ChannelRequest>().ToValueList())
        {
            Domains = system.Single("domains", "the system") is { } scheduling ? ScheduleReader.Domains(scheduling, context) : null,
            IoAddressSpaces = system.All("io_address_space").Select(MemoryReader.IoAddressSpace).OfType<Request.X86.IoAddressSpaceRequest>().ToValueList(),
        };
    }

    private static ChannelRequest? Channel(ElementReader channel)
    {
        List<ElementReader> ends = [.. channel.All("end")];
        ChannelEndRequest?[] read = [.. ends.Select(End)];
        if (ends.Count != 2)
            channel.ReportMissing(FormatDiagnostics.Ends(ends.Count, channel.Location));
        return read is [{ } first, { } second] ? new ChannelRequest(first, second, channel.Location) : null;
    }

    private static ChannelEndRequest? End(ElementReader end)
    {
        (Declared<int>? id, Declared<string>? domain) = (end.Id("id"), end.Text("pd"));
        (Declared<bool>? notify, Declared<bool>? calls) = (end.Boolean("notify"), end.Boolean("pp"));
        return id is null || domain is not { } known ? null : new ChannelEndRequest(known)
        {
            Id = id,
            Notify = notify,
            ProtectedCalls = calls,
            SetvarId = end.Text("setvar_id"),
        };
    }

    private static string NameOf(string path)
    {
        string file = path.Substring(path.LastIndexOf('/') + 1);
        int extension = file.LastIndexOf('.');
        return extension < 0 ? file : file.Substring(0, extension);
    }
}
