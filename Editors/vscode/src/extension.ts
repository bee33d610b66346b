import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from 'vscode-languageclient/node';

// What the server's own requests answer; docs/language-server.md describes them.
interface Context { name: string; source: string; isActive: boolean }
interface Need { node: string; because: string; isEnabled: boolean; registers: string[]; location?: { uri: string; range: { start: { line: number; character: number } } } }
interface Needs { node: string; needs: Need[]; notes: string[] }

let client: LanguageClient | undefined;

export async function activate(extension: vscode.ExtensionContext): Promise<void> {
	// The server's lenses name this command; the editor shows the answer.
	extension.subscriptions.push(
		vscode.commands.registerCommand('boards.showReport', showReport),
		vscode.commands.registerCommand('boards.chooseContext', chooseContext),
		vscode.commands.registerCommand('boards.showNeeds', showNeeds),
		vscode.commands.registerCommand('boards.restart', restart),
		vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('boards.command') ? restart() : undefined));
	await start();
}

export async function deactivate(): Promise<void> {
	await client?.stop();
}

async function start(): Promise<void> {
	const [command, ...args] = vscode.workspace.getConfiguration('boards').get<string[]>('command', ['boards', 'lsp']);
	const server: ServerOptions = { command, args, transport: TransportKind.stdio };
	const options: LanguageClientOptions = {
		documentSelector: [{ scheme: 'file', language: 'dts' }, { scheme: 'file', language: 'microkit-system' }],
		synchronize: { configurationSection: 'boards' },
		initializationOptions: vscode.workspace.getConfiguration('boards'),
		middleware: {
			// Lenses say what a device is passed to; a click shows what it needs.
			executeCommand: (name, args, next) => name === 'boards.needs' ? showNeeds(...args) : next(name, args),
		},
	};
	client = new LanguageClient('boards', 'Boards', server, options);
	try {
		await client.start();
	} catch (error) {
		const choice = await vscode.window.showErrorMessage(
			`Boards: '${command}' cannot be started (${error instanceof Error ? error.message : error}). Install the tool with 'dotnet tool install --global Boards.Tool', or set boards.command.`, 'Settings');
		if (choice)
			await vscode.commands.executeCommand('workbench.action.openSettings', 'boards.command');
	}
}

async function restart(): Promise<void> {
	await client?.stop().catch(() => undefined);
	await start();
}

function activeDocument(): vscode.TextDocument | undefined {
	const document = vscode.window.activeTextEditor?.document;
	return document?.languageId === 'dts' ? document : undefined;
}

async function showReport(): Promise<void> {
	const document = activeDocument();
	if (!document || !client)
		return;
	const report = await client.sendRequest<{ html: string } | null>('boards/report', { textDocument: { uri: document.uri.toString() } });
	if (!report) {
		await vscode.window.showInformationMessage('Boards: no board is seen through this file.');
		return;
	}

	const panel = vscode.window.createWebviewPanel('boards.report', `Board report`, vscode.ViewColumn.Beside, { enableScripts: true, enableFindWidget: true, localResourceRoots: [] });
	panel.webview.html = report.html;
}

async function chooseContext(): Promise<void> {
	const document = activeDocument();
	if (!document || !client)
		return;
	const contexts = await client.sendRequest<Context[] | null>('boards/contexts', { textDocument: { uri: document.uri.toString() } }) ?? [];
	const chosen = await vscode.window.showQuickPick(
		contexts.map(context => ({ label: context.name, description: context.isActive ? 'current' : undefined, detail: context.source, context })),
		{ placeHolder: contexts.length === 0 ? 'No board includes this file.' : 'The board through which this file is seen' });
	if (chosen)
		await client.sendRequest('workspace/executeCommand', { command: 'boards.selectContext', arguments: [document.uri.toString(), chosen.context.name] });
}

async function showNeeds(uri?: string, node?: string): Promise<void> {
	const document = activeDocument();
	if (!client || (!uri && !document))
		return;
	const position = vscode.window.activeTextEditor?.selection.active;
	const needs = await client.sendRequest<Needs | null>('boards/needs', {
		textDocument: { uri: uri ?? document!.uri.toString() },
		...(node ? { node } : { position }),
	});
	if (!needs || needs.needs.length === 0) {
		await vscode.window.showInformationMessage(needs ? `${needs.node} needs no other device.` : 'Boards: no device is at this place.');
		return;
	}

	const chosen = await vscode.window.showQuickPick(
		needs.needs.map(need => ({ label: need.node, description: need.isEnabled ? need.registers.join(', ') : `disabled; ${need.registers.join(', ')}`, detail: need.because, need })),
		{ placeHolder: `What ${needs.node} needs`, matchOnDetail: true });
	if (!chosen?.need.location)
		return;
	const { uri: target, range } = chosen.need.location;
	const place = new vscode.Position(range.start.line, range.start.character);
	await vscode.window.showTextDocument(vscode.Uri.parse(target), { selection: new vscode.Range(place, place) });
}
