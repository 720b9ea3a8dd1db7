import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where something is in a document, counted from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Something that an editor underlines. */
export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** Something that an editor offers to write. */
export interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A YAML language server as editors start it: a process of its own that is talked to over its standard streams. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>();
  #received = Buffer.alloc(0);
  #requests = 0;

  private constructor(readonly folder: string) {
    const manifest = createRequire(__filename).resolve('yaml-language-server/package.json');
    const program = join(dirname(manifest), 'bin/yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio']);
    this.#process.stdout.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(folder);
    const rootUri = pathToFileURL(folder).href;
    const completion = { completionItem: { documentationFormat: ['markdown', 'plaintext'] } };
    await server.#ask('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: { textDocument: { completion } },
    });
    server.#tell('initialized', {});
    const yaml = {
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
      validate: true,
      completion: true,
    };
    server.#tell('workspace/didChangeConfiguration', { settings: { yaml } });
    return server;
  }

  /** Opens a document and waits for what is underlined in it. */
  open(name: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = this.#uri(name);
    const found = new Promise<readonly Diagnostic[]>((resolve) => {
      this.#diagnostics.set(uri, resolve);
    });
    this.#tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return found;
  }

  /** What may be written at a place of an open document. */
  async complete(name: string, position: Position): Promise<readonly Completion[]> {
    const asked = { textDocument: { uri: this.#uri(name) }, position };
    const answer = (await this.#ask('textDocument/completion', asked)) as { items: readonly Completion[] };
    return answer.items;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.#ask('shutdown', null);
    this.#tell('exit', null);
    this.#process.stdin.end();
    await ended;
  }

  #uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ error, result }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.#send({ id, method, params });
    });
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, end))?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const text = this.#received.toString('utf8', end + 4, end + 4 + length);
      this.#received = this.#received.subarray(end + 4 + length);
      this.#take(JSON.parse(text) as Message);
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) {
      // The server asks for settings, or to be told of changes: it manages without.
      this.#send({ id, result: null });
    } else if (id !== undefined) this.#waiting.get(id)?.(message);
  }
}
