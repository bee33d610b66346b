using System;

namespace Boards.Tool;

/// <summary>
/// A file on the command line cannot be read or written, or something in it does not exist.
/// The message has the file and the reason.
/// </summary>
internal sealed class UnusableFileException(string message) : Exception(message);
