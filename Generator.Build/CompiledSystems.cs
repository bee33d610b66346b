using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Boards.Generator.Build;

/// <summary>The system descriptions in a compiled assembly.</summary>
/// <remarks>
/// A generator must not write files, so it emits one class, <c>Boards.Generated.SystemDescriptions</c>, with an
/// <c>internal const string</c> for each system: the constant's name names the system, its value is the whole text of
/// the description. Constants are in the metadata: the assembly is not loaded and no code of the user runs.
/// </remarks>
internal sealed class CompiledSystems
{
    private const string Namespace = "Boards.Generated";
    private const string Class = "SystemDescriptions";
    private const string MarkerNamespace = "Boards";
    private const string Marker = "MicrokitSystemAttribute";

    private CompiledSystems(ImmutableArray<SystemDescription> descriptions, ImmutableArray<string> declared)
    {
        Descriptions = descriptions;
        Declared = declared;
    }

    /// <summary>The descriptions, by name in ordinal order.</summary>
    public ImmutableArray<SystemDescription> Descriptions { get; }

    /// <summary>Names of the classes that the user marked with <c>[MicrokitSystem]</c>, in ordinal order.</summary>
    public ImmutableArray<string> Declared { get; }

    /// <summary>Reads a managed assembly.</summary>
    /// <exception cref="BadImageFormatException">The stream holds no managed assembly.</exception>
    public static CompiledSystems Read(Stream assembly)
    {
        using PEReader image = new(assembly);
        if (!image.HasMetadata)
            throw new BadImageFormatException("no managed metadata");

        MetadataReader metadata = image.GetMetadataReader();
        List<SystemDescription> descriptions = [];
        List<string> declared = [];
        foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            if (Is(metadata, type, Namespace, Class))
                descriptions.AddRange(StringConstants(metadata, type));
            else if (type.GetCustomAttributes().Any(handle => IsMarker(metadata, metadata.GetCustomAttribute(handle))))
                declared.Add(metadata.GetString(type.Name));
        }

        return new CompiledSystems(
            [.. descriptions.OrderBy(description => description.Name, StringComparer.Ordinal)],
            [.. declared.OrderBy(name => name, StringComparer.Ordinal)]);
    }

    private static IEnumerable<SystemDescription> StringConstants(MetadataReader metadata, TypeDefinition type)
    {
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            if (field.GetDefaultValue() is { IsNil: false } handle
                && metadata.GetConstant(handle) is { TypeCode: ConstantTypeCode.String } constant)
            {
                BlobReader value = metadata.GetBlobReader(constant.Value);
                yield return new SystemDescription(metadata.GetString(field.Name), value.ReadUTF16(value.Length));
            }
        }
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

    private static bool Is(MetadataReader metadata, TypeDefinition type, string @namespace, string name) =>
        metadata.StringComparer.Equals(type.Namespace, @namespace) && metadata.StringComparer.Equals(type.Name, name);
}
