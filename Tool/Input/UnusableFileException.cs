using System;

namespace Boards.Tool;

/// <summary>A file of the command line cannot be read or written. The message says which and why.</summary>
internal sealed class UnusableFileException(string message) : Exception(message);
