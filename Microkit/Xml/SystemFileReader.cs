using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Reading;
using Boards.Microkit.Xml.Syntax;

namespace Boards.Microkit.Xml;

/// <summary>
/// Reads a hand-written system description into the same request as an equivalent declaration in C#, so
/// that one set of rules applies to both.
/// </summary>
public static class SystemFileReader
{
    /// <summary>Reads a file. Parts with errors are reported and left out, and the rest is read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version of Microkit that it is for.</param>
    public static SystemFile Read(SourceFile file, MicrokitVersion version)
    {
        XmlDocumentSyntax document = XmlParser.Parse(file);
        FileContext context = new(version);
        foreach (Diagnostic mistake in document.Diagnostics)
            context.Report(mistake);
        SystemRequest request = SystemGrammar.System.Create(SourceLocation.StartOf(file.Path));
        if (document.Root is { } root && root.Name == SystemGrammar.System.Name)
            request = ElementReader.Read(context, root);
        // A root that is not closed is reported, and one of its tags may be correct.
        else if (document.Root is { IsComplete: true } other)
            context.Report(FormatDiagnostics.Root(other.Name, other.NameLocation));
        ImmutableArray<Diagnostic> found = [.. context.Diagnostics.OrderBy(static d => d.Location.Start)];
        bool isIncomplete = context.LacksElement || found.Any(static d => FormatDiagnostics.Losses.Contains(d.Rule));
        return new SystemFile
        {
            Request = request with { Name = NameOf(file.Path), IsHandWritten = true, IsIncomplete = isIncomplete, Version = version },
            Diagnostics = found,
        };
    }

    private static string NameOf(string path)
    {
        string file = path.Substring(path.LastIndexOf('/') + 1);
        int extension = file.LastIndexOf('.');
        return extension < 0 ? file : file.Substring(0, extension);
    }
}
