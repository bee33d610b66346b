using System;
using System.IO;
using System.Text;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Boards.Generator.Build;

/// <summary>Writes the source of each flattened devicetree of a project, because the compiler passes only text to generators.</summary>
public sealed class DecompileDevicetrees : Task
{
    // No byte order mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The blobs; the metadata <c>DecompiledFile</c> is the path of the source of each.</summary>
    [Required]
    public ITaskItem[] Blobs { get; set; } = [];

    /// <summary>The project, to which errors without a file of their own are attributed.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (ITaskItem blob in Blobs)
        {
            string path = blob.GetMetadata("FullPath");
            try
            {
                DtbReadResult read = DtbReader.Read(File.ReadAllBytes(path), path);
                foreach (Diagnostic diagnostic in read.Diagnostics)
                    Report(diagnostic.Id, diagnostic.Rule.HelpLink, path, diagnostic.Message);
                if (!read.Diagnostics.IsEmpty)
                    continue;
                path = blob.GetMetadata("DecompiledFile");
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.WriteAllText(path, DtsWriter.Write(read.Tree), Utf8);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                bool isMissing = problem is FileNotFoundException or DirectoryNotFoundException;
                BuildError error = BuildError.BlobInaccessible(path, isMissing ? "the file does not exist" : problem.Message);
                Report(error.Id, error.HelpLink, ProjectFile, error.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Report(string id, string? helpLink, string file, string message) => Log.LogError(
        subcategory: null, id, helpKeyword: null, helpLink, file,
        lineNumber: 0, columnNumber: 0, endLineNumber: 0, endColumnNumber: 0, "{0}", message);
}
