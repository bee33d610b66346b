using System;

namespace Boards.Tool;

/// <summary>A file that the command line names cannot be read or written, or what it names is not there. The message says which and why.</summary>
internal sealed class UnusableFileException(string message) : Exception(message);
