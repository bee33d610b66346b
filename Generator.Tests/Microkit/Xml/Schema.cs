using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using System.Xml.Schema;

namespace Boards.Tests.Microkit.Xml;

/// <summary>The schema in the documentation, as the framework reads it.</summary>
internal static class Schema
{
    /// <summary>The schema, compiled.</summary>
    public static XmlSchemaSet Set { get; } = Load();

    /// <summary>The schema's errors for a description; the reader's own error if it is not XML.</summary>
    public static IReadOnlyList<string> Faults(string description)
    {
        List<string> faults = [];
        XmlReaderSettings settings = new() { ValidationType = ValidationType.Schema, Schemas = Set, DtdProcessing = DtdProcessing.Prohibit };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, reported) => faults.Add(FormattableString.Invariant($"{reported.Exception.LineNumber}: {reported.Message}"));
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(description), settings);
            while (reader.Read())
            {
            }
        }
        catch (XmlException objection)
        {
            faults.Add(objection.Message);
        }

        return faults;
    }

    private static XmlSchemaSet Load()
    {
        XmlSchemaSet set = new();
        set.Add(null, Path.Combine(Repository.Root, "docs", "microkit.xsd"));
        set.Compile();
        return set;
    }
}
