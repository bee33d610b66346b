using System.Collections.Generic;

namespace Boards.LanguageServer.Protocol;

/// <summary>Changes of documents.</summary>
internal sealed record WorkspaceEdit(Dictionary<string, TextEdit[]> Changes);
