using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Boards.Generator.Build;

/// <summary>The artefacts in a compiled assembly.</summary>
/// <remarks>
/// A generator must not write files, so it emits a class for each artefact in <c>Boards.Generated.Artefacts</c>, with the
/// constants <c>FileName</c>, <c>ShortFileName</c> if a second file has the same content, and <c>Text</c> or, for binary content,
/// <c>Base64</c>. Constants are in the metadata: the assembly is not loaded and no code of the user runs.
/// Loops read the handles of the metadata, because they are structs: the runtime compiles LINQ over each kind of struct just in time.
/// </remarks>
internal sealed class CompiledArtefacts
{
    private const string Namespace = "Boards.Generated";
    private const string Class = "Artefacts";
    private const string MarkerNamespace = "Boards";
    private const string Marker = "MicrokitSystemAttribute";

    // No byte order mark; line ends are those of the generator.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private CompiledArtefacts(bool isGenerated, ImmutableArray<CompiledArtefact> all, ImmutableArray<string> declared)
    {
        IsGenerated = isGenerated;
        All = all;
        Declared = declared;
    }

    /// <summary>Whether the generator ran, and found a system or a board.</summary>
    public bool IsGenerated { get; }

    /// <summary>The files of the artefacts, by name in ordinal order.</summary>
    public ImmutableArray<CompiledArtefact> All { get; }

    /// <summary>Names of the classes that the user marked with <c>[MicrokitSystem]</c>, in ordinal order.</summary>
    public ImmutableArray<string> Declared { get; }

    /// <summary>Reads a managed assembly.</summary>
    /// <exception cref="BadImageFormatException">The stream is not a managed assembly, or the assembly has a damaged artefact.</exception>
    public static CompiledArtefacts Read(Stream assembly)
    {
        using PEReader image = new(assembly);
        if (!image.HasMetadata)
            throw new BadImageFormatException("no managed metadata");

        MetadataReader metadata = image.GetMetadataReader();
        TypeDefinitionHandle container = default;
        List<CompiledArtefact> all = [];
        List<string> declared = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            // A class precedes the classes that are nested in it (ECMA-335, II.22).
            if (IsContainer(metadata, type))
                container = handle;
            else if (!container.IsNil && type.GetDeclaringType() == container)
                all.AddRange(Files(metadata, type));
            else if (IsMarked(metadata, type))
                declared.Add(metadata.GetString(type.Name));
        }

        return new CompiledArtefacts(
            isGenerated: !container.IsNil,
            [.. all.OrderBy(static artefact => artefact.FileName, StringComparer.Ordinal)],
            [.. declared.OrderBy(static name => name, StringComparer.Ordinal)]);
    }

    private static CompiledArtefact[] Files(MetadataReader metadata, TypeDefinition type)
    {
        Dictionary<string, string> constants = Constants(metadata, type);
        byte[]? bytes = constants.TryGetValue("Text", out string? text) ? Utf8.GetBytes(text)
            : constants.TryGetValue("Base64", out string? base64) ? Bytes(base64)
            : null;
        if (bytes is null || !constants.TryGetValue("FileName", out string? name))
            throw new BadImageFormatException($"the artefact {metadata.GetString(type.Name)} was not written by this version of Boards.Generator");
        return constants.TryGetValue("ShortFileName", out string? shortName)
            ? [new CompiledArtefact(name, bytes), new CompiledArtefact(shortName, bytes)]
            : [new CompiledArtefact(name, bytes)];
    }

    private static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Constants(MetadataReader metadata, TypeDefinition type)
    {
        Dictionary<string, string> constants = new(StringComparer.Ordinal);
        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = metadata.GetFieldDefinition(handle);
            if (field.GetDefaultValue() is { IsNil: false } value
                && metadata.GetConstant(value) is { TypeCode: ConstantTypeCode.String } constant)
            {
                BlobReader reader = metadata.GetBlobReader(constant.Value);
                constants[metadata.GetString(field.Name)] = reader.ReadUTF16(reader.Length);
            }
        }

        return constants;
    }

    private static bool IsMarked(MetadataReader metadata, TypeDefinition type)
    {
        foreach (CustomAttributeHandle handle in type.GetCustomAttributes())
        {
            if (IsMarker(metadata, metadata.GetCustomAttribute(handle)))
                return true;
        }

        return false;
    }

    private static bool IsMarker(MetadataReader metadata, CustomAttribute attribute)
    {
        // The marker comes from another assembly, so its constructor is a reference to a member of a referenced type.
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Namespace, MarkerNamespace)
            && metadata.StringComparer.Equals(type.Name, Marker);
    }

    // A nested class has no namespace.
    private static bool IsContainer(MetadataReader metadata, TypeDefinition type) =>
        metadata.StringComparer.Equals(type.Namespace, Namespace) && metadata.StringComparer.Equals(type.Name, Class);
}
