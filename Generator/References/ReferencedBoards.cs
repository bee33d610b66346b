using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.References;

/// <summary>The boards in one referenced assembly.</summary>
/// <param name="Boards">The boards.</param>
/// <param name="Diagnostics">Reported for boards that cannot be read.</param>
internal sealed record ReferencedBoards(ValueList<KnownBoard> Boards, ValueList<Diagnostic> Diagnostics)
{
    private static readonly ReferencedBoards None = new([], []);

    // The generator and the analyzers read the same references; a reference does not change.
    private static readonly ConditionalWeakTable<MetadataReference, ReferencedBoards> AlreadyRead = new();

    /// <summary>Whether the assembly has no board.</summary>
    public bool IsNone => Boards.IsEmpty && Diagnostics.IsEmpty;

    /// <summary>Reads an assembly on disk, or, in an editor, the compilation of a referenced project.</summary>
    public static ReferencedBoards Read(MetadataReference reference) => AlreadyRead.GetValue(reference, static reference => reference switch
    {
        CompilationReference project => From(project.Compilation.AssemblyName ?? "", AttributesOf(project.Compilation.Assembly)),
        PortableExecutableReference file => Read(file),
        _ => None,
    });

    private static ReferencedBoards Read(PortableExecutableReference file)
    {
        try
        {
            if (file.GetMetadata() is not AssemblyMetadata assembly)
                return None;
            MetadataReader metadata = assembly.GetModules()[0].GetMetadataReader();
            return metadata.IsAssembly ? From(metadata.GetString(metadata.GetAssemblyDefinition().Name), AttributesOf(metadata)) : None;
        }
        catch (Exception bad) when (bad is BadImageFormatException or System.IO.IOException)
        {
            // The compiler itself reports a file that is not an assembly.
            return None;
        }
    }

    private static ReferencedBoards From(string assembly, IEnumerable<string> values)
    {
        List<KnownBoard> boards = [];
        List<Diagnostic> diagnostics = [];
        foreach (string value in values)
        {
            if (BoardManifest.Read(value, out string version) is { } manifest)
                boards.Add(new KnownBoard(manifest));
            else
                diagnostics.Add(ConfigurationDiagnostics.UnknownManifest(assembly, version));
        }

        return boards.Count + diagnostics.Count == 0 ? None : new ReferencedBoards(boards.ToValueList(), diagnostics.ToValueList());
    }

    private static IEnumerable<string> AttributesOf(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(static attribute => attribute.AttributeClass is { Name: "AssemblyMetadataAttribute", ContainingNamespace: { Name: "Reflection", ContainingNamespace.Name: "System" } })
        .Where(static attribute => attribute.ConstructorArguments is [{ Value: BoardManifest.Key }, { Value: string }])
        .Select(static attribute => (string)attribute.ConstructorArguments[1].Value!);

    private static IEnumerable<string> AttributesOf(MetadataReader metadata)
    {
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!IsAssemblyMetadata(metadata, attribute))
                continue;
            BlobReader blob = metadata.GetBlobReader(attribute.Value);
            if (blob.Length > 2 && blob.ReadUInt16() == 1 && blob.ReadSerializedString() == BoardManifest.Key && blob.ReadSerializedString() is { } value)
                yield return value;
        }
    }

    // The attribute is defined in the framework, so its constructor is a reference to a member of another assembly's type.
    private static bool IsAssemblyMetadata(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
        && metadata.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute")
        && metadata.StringComparer.Equals(type.Namespace, "System.Reflection");
}
