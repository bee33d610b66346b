// Drives the language server with Microsoft's client library: node test/protocol.mjs COMMAND [ARGUMENT...]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import protocol from 'vscode-languageserver-protocol/node.js';

const board = `/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	interrupt-parent = <&gic>;
	gic: interrupt-controller@8000000 {
		compatible = "arm,cortex-a15-gic";
		interrupt-controller;
		#interrupt-cells = <3>;
		reg = <0x8000000 0x10000>, <0x8010000 0x10000>, <0x8030000 0x10000>, <0x8040000 0x10000>;
	};
	uart: serial@9000000 {
		compatible = "arm,pl011";
		reg = <0x9000000 0x1000>;
		interrupts = <0 1 4>;
		clocks = <&clck>;
	};
	clk: clock {
		compatible = "fixed-clock";
		#clock-cells = <0>;
		clock-frequency = <24000000>;
	};
};
&uart {
	status = "okay";
};
`;

const folder = mkdtempSync(join(tmpdir(), 'boards-protocol-'));
const uri = pathToFileURL(join(folder, 'board.dts')).toString();
writeFileSync(join(folder, 'board.dts'), board);
const server = spawn(process.argv[2], process.argv.slice(3), { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
const timer = setTimeout(() => { console.error('the server did not answer in time'); process.exit(1); }, 120_000);

function at(word, offset = 0) {
	const index = board.indexOf(word) + offset;
	const before = board.slice(0, index).split('\n');
	return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1).length } };
}

try {
	const published = new Map();
	let wake = () => { };
	connection.onNotification(protocol.PublishDiagnosticsNotification.type, message => { published.set(message.uri, message); wake(); });
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('workspace/configuration', message => message.items.map(() => null));
	connection.listen();
	const until = async test => {
		while (!test())
			await new Promise(resolve => { wake = resolve; });
	};

	const { capabilities } = await connection.sendRequest(protocol.InitializeRequest.type, {
		processId: process.pid, rootUri: pathToFileURL(folder).toString(), workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'test' }],
		capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true }, rename: { prepareSupport: true }, hover: { contentFormat: ['markdown'] } } },
	});
	for (const feature of ['hoverProvider', 'definitionProvider', 'referencesProvider', 'renameProvider', 'documentFormattingProvider', 'inlayHintProvider', 'codeLensProvider'])
		assert.ok(capabilities[feature], feature);
	await connection.sendNotification(protocol.InitializedNotification.type, {});
	await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'dts', version: 1, text: board } });

	await until(() => published.get(uri)?.diagnostics.some(found => found.code === 'BRD0210'));
	console.log('diagnostics');

	const hover = await connection.sendRequest(protocol.HoverRequest.type, at('0 1 4'));
	assert.match(JSON.stringify(hover.contents), /33/);
	console.log('hover');

	const hints = await connection.sendRequest(protocol.InlayHintRequest.type, { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
	assert.ok(hints.some(hint => /33.*level/.test(JSON.stringify(hint.label))), JSON.stringify(hints));
	console.log('hints');

	const completion = await connection.sendRequest(protocol.CompletionRequest.type, at('&clck', 1));
	assert.ok((completion.items ?? completion).some(item => item.label.replace('&', '') === 'clk'), JSON.stringify(completion).slice(0, 500));
	console.log('completion');

	const definition = await connection.sendRequest(protocol.DefinitionRequest.type, at('&uart', 2));
	assert.equal([definition].flat()[0].range.start.line, at('uart: serial').position.line);
	console.log('definition');

	const references = await connection.sendRequest(protocol.ReferencesRequest.type, { ...at('&uart', 2), context: { includeDeclaration: true } });
	assert.equal(references.length, 2);
	console.log('references');

	const rename = await connection.sendRequest(protocol.RenameRequest.type, { ...at('&uart', 2), newName: 'console' });
	const edits = rename.changes?.[uri] ?? rename.documentChanges[0].edits;
	assert.deepEqual(edits.map(edit => edit.newText.replace(/[&:]/g, '')), ['console', 'console']);
	console.log('rename');

	const formatted = await connection.sendRequest(protocol.DocumentFormattingRequest.type, { textDocument: { uri }, options: { tabSize: 8, insertSpaces: false } });
	assert.ok(formatted.length > 0);
	console.log('formatting');

	// The wrong label becomes the right one, and the error is gone.
	const fix = protocol.TextEdit.replace({ start: at('&clck').position, end: at('&clck', 5).position }, '&clk');
	await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ range: fix.range, text: fix.newText }] });
	await until(() => published.get(uri)?.diagnostics.every(found => found.code !== 'BRD0210'));
	console.log('edit');

	await connection.sendRequest(protocol.ShutdownRequest.type);
	await connection.sendNotification(protocol.ExitNotification.type);
	const code = await new Promise(resolve => server.on('exit', resolve));
	assert.equal(code, 0);
	console.log('exit');
} finally {
	clearTimeout(timer);
	server.kill();
	rmSync(folder, { recursive: true, force: true });
}
