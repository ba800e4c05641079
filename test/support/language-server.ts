import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './packs.js';

/** What VS Code's YAML extension runs; spoken to as an editor does, over its standard input and output. */
const server = join(root, 'node_modules/yaml-language-server/bin/yaml-language-server');

export interface Squiggle {
  readonly message: string;
  /** The text that is underlined. */
  readonly under: string;
}

export interface Offer {
  readonly label: string;
  readonly insertText: string;
  readonly documentation: string;
}

/** Each setting of an editor that asks for it. Nothing can be fetched: no catalogue, and a proxy that is not there. */
function settingOf(section: unknown): unknown {
  if (section === 'yaml') {
    const off = { enable: false };
    return { validate: true, hover: true, completion: true, schemaStore: off, kubernetesCRDStore: off };
  }
  return section === 'http' ? { proxy: 'http://127.0.0.1:9', proxyStrictSSL: true } : {};
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A text editor with one file open at a time. */
export class Editor {
  private readonly child: ChildProcess = spawn(process.execPath, [server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  private received = Buffer.alloc(0);
  private lastId = 0;
  private readonly answers = new Map<number, (message: Message) => void>();
  private configured: () => void = () => undefined;
  private checked: (found: readonly { message: string; range: Range }[]) => void = () => undefined;
  private readonly versions = new Map<string, number>();
  private uri = '';
  private text = '';

  static async start(): Promise<Editor> {
    const editor = new Editor();
    editor.child.stdout?.on('data', (bytes: Buffer) => editor.receive(bytes));
    const configured = new Promise<void>((resolve) => {
      editor.configured = resolve;
    });
    const capabilities = {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    };
    await editor.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    editor.send({ method: 'initialized', params: {} });
    await configured;
    return editor;
  }

  stop(): void {
    this.child.kill();
  }

  /** Shows a file, as it is on the disk or with another text, and says what is underlined. */
  async open(path: string, text: string): Promise<readonly Squiggle[]> {
    this.uri = pathToFileURL(path).href;
    this.text = text;
    const checked = new Promise<readonly { message: string; range: Range }[]>((resolve) => {
      this.checked = resolve;
    });
    const version = (this.versions.get(this.uri) ?? 0) + 1;
    this.versions.set(this.uri, version);
    const { uri } = this;
    if (version === 1) {
      const textDocument = { uri, languageId: 'yaml', version, text };
      this.send({ method: 'textDocument/didOpen', params: { textDocument } });
    } else {
      const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
      this.send({ method: 'textDocument/didChange', params });
    }
    const found = await checked;
    return found.map(({ message, range }) => ({ message, under: this.textIn(range) }));
  }

  /** What the editor offers behind the first occurrence of a text. */
  async offersBehind(behind: string): Promise<readonly Offer[]> {
    const result = await this.request('textDocument/completion', this.placeAt(this.offsetOf(behind) + behind.length));
    const { items } = result as { items: readonly { label: string; insertText: string; documentation?: unknown }[] };
    return items.map(({ label, insertText, documentation = '' }) => ({
      label,
      insertText,
      documentation: typeof documentation === 'string' ? documentation : (documentation as { value: string }).value,
    }));
  }

  /** What the editor says of the first occurrence of a text. */
  async hover(on: string): Promise<string> {
    const result = await this.request('textDocument/hover', this.placeAt(this.offsetOf(on) + 1));
    return (result as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  private offsetOf(text: string): number {
    const offset = this.text.indexOf(text);
    if (offset === -1) throw new Error(`the open file has no ${JSON.stringify(text)}`);
    return offset;
  }

  private placeAt(offset: number): object {
    const before = this.text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { textDocument: { uri: this.uri }, position };
  }

  private textIn({ start, end }: Range): string {
    const lines = this.text.split('\n').slice(start.line, end.line + 1);
    const last = lines.length - 1;
    return lines
      .map((line, i) => line.slice(i === 0 ? start.character : 0, i === last ? end.character : undefined))
      .join('\n');
  }

  private request(method: string, params: object): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
    });
  }

  private send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** Messages come in pieces, or several at once. */
  private receive(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const head = this.received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (head === -1 || this.received.length < end) return;
      const message = JSON.parse(this.received.toString('utf8', head + 4, end)) as Message;
      this.received = this.received.subarray(end);
      this.take(message);
    }
  }

  private take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.answers.get(id ?? 0)?.(message);
      this.answers.delete(id ?? 0);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly { message: string; range: Range }[] };
      if (uri === this.uri) this.checked(diagnostics);
    }
    if (id === undefined) return;
    // What the server asks of the editor: its settings, and leave to hear of changes.
    const { items = [] } = (params ?? {}) as { items?: readonly { section?: string }[] };
    const asked = method === 'workspace/configuration';
    this.send({ id, result: asked ? items.map(({ section }) => settingOf(section)) : null });
    if (asked && items.some(({ section }) => section === 'yaml')) this.configured();
  }
}
