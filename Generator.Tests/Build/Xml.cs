using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Boards.Tests.Build;

/// <summary>Reads a system description as Microkit's tool does, as far as these tests need it.</summary>
internal static class Xml
{
    /// <summary>The physical addresses of the memory regions.</summary>
    public static IReadOnlyList<ulong> PhysicalAddresses(string description) =>
        [.. XDocument.Parse(description).Root!
            .Elements("memory_region")
            .Select(region => (string?)region.Attribute("phys_addr"))
            .OfType<string>()
            .Select(Number)];

    /// <summary>A number of the format: underscores anywhere, hexadecimal after <c>0x</c>, otherwise decimal.</summary>
    public static ulong Number(string text)
    {
        text = text.Replace("_", "", StringComparison.Ordinal);
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.Parse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
