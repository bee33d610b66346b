namespace Boards.LanguageServer.Protocol;

/// <summary>How folders of the workspace are handled.</summary>
internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);
