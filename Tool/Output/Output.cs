using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Tool.Reports;

namespace Boards.Tool;

/// <summary>Where results and messages go.</summary>
/// <param name="Standard">For a result without a file name, or with the name <see cref="StandardName"/>.</param>
/// <param name="Messages">For diagnostics.</param>
internal sealed record Output(Stream Standard, TextWriter Messages)
{
    /// <summary>The name that means standard output.</summary>
    public const string StandardName = "-";

    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    // The ids for which it was reported that they cannot be lowered.
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>The severities of this run.</summary>
    public SeveritySettings Severities { get; init; } = SeveritySettings.Default;

    /// <summary>How diagnostics are written.</summary>
    public DiagnosticWriter Diagnostics { get; init; } = new TextDiagnostics(Messages);

    /// <summary>The input that is read.</summary>
    public RunInput Input { get; init; } = new(Stream.Null);

    /// <summary>The terminal of <see cref="Standard"/>; null if it is a file or pipe.</summary>
    public Terminal? Terminal { get; init; }

    /// <summary>The terminal of <see cref="Messages"/>; null if it is a file or pipe.</summary>
    public Terminal? MessageTerminal { get; init; }

    /// <summary>Shows the progress of the work; null if no terminal shows it.</summary>
    public ProgressLine? Progress { get; init; }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(string? path, ReadOnlySpan<byte> bytes)
    {
        if (path is null or StandardName)
        {
            WriteStandard(bytes);
            return;
        }

        if (Input.Has(path))
            throw new UnusableFileException($"'{path}' is an input of this command, and is not overwritten");
        try
        {
            try
            {
                WriteFile(path, bytes);
            }
            catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
            {
                // FileNotFoundException: another thread has created the directory in the meantime.
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                WriteFile(path, bytes);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"cannot write '{path}': {e.Message}");
        }
    }

    // Standard output may be closed, or a file on a full disk.
    private void WriteStandard(ReadOnlySpan<byte> bytes)
    {
        Progress?.Clear();
        try
        {
            Standard.Write(bytes);
            Standard.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"cannot write to standard output: {e.Message}");
        }
    }

    // Written to a temporary file and renamed, so that a failed run keeps the old file. A link is written through, and
    // so is a file of length 0: a rename would replace a device or pipe, and an empty file has nothing to keep.
    private static void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        FileInfo target = new(path);
        if (target.LinkTarget is not null || target is { Exists: true, Length: 0 })
        {
            WriteTo(path, FileMode.Create, bytes);
            return;
        }

        string beside = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            WriteTo(beside, FileMode.CreateNew, bytes);
            if (target.Exists && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(beside, target.UnixFileMode);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void WriteTo(string path, FileMode mode, ReadOnlySpan<byte> bytes)
    {
        using FileStream file = new(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(bytes);
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public void Write(string? path, string text) => Write(path, Utf8WithoutMark.GetBytes(text));

    /// <summary>Writes a report, formatted for the terminal, or as plain text to a file or pipe.</summary>
    public void Write(string? path, IEnumerable<ReportPart> parts) =>
        Write(path, string.Join("\n", parts.Select(part => part.ToText(path is null or StandardName ? Terminal : null))));

    /// <summary>Writes a line that is not about the input; nothing is written if only errors are wanted.</summary>
    public void Note(string text)
    {
        if (Severities.Least < Severity.Error)
            Messages.Write($"boards: {text}\n");
    }

    /// <summary>Reports diagnostics with the severity that they have in this run; hidden ones are not written.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="hasOutput">Whether output is made from their source, so that diagnostics that break it cannot be lowered.</param>
    /// <returns>Whether there was an error among them.</returns>
    public bool Report(IEnumerable<Diagnostic> diagnostics, bool hasOutput = true)
    {
        bool errors = false;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Severity severity = Severities.Of(diagnostic.Rule, hasOutput);
            errors |= severity == Severity.Error;
            if (Severities.IsKept(diagnostic.Rule, hasOutput) && _kept.Add(diagnostic.Id))
                Messages.Write($"boards: {diagnostic.Id} cannot be lowered, because the output would be wrong\n");
            if (severity >= Severities.Least)
                Diagnostics.Write(Severities.Applied(diagnostic, hasOutput));
        }

        return errors;
    }

    /// <summary>Reports a file that cannot be read or written.</summary>
    public static void Report(UnusableFileException unusable, TextWriter messages) => messages.Write("boards: " + unusable.Message + "\n");
}
