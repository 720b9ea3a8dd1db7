import { EventloomError } from '../../errors';
import type { Fetched, FetchOptions, HttpFetch } from '../http-fetch';
import { shownUrl } from '../http-message';
import { NotThere } from '../not-there';
import { type GitObject, objectInPack } from './pack';
import { encodePackets, lineOf, misunderstood, packetsOf, refused } from './packet-line';

/** How to reach a repository. */
export interface RepositoryAddress {
  /** With `http` or `https`, without user. */
  readonly url: string;
  /** The value of the header `Authorization`. */
  readonly authorization?: string | undefined;
}

const service = 'git-upload-pack';

/**
 * A Git repository behind HTTP, read object by object over version 2 of Git's protocol: nothing is cloned, and no more is in memory
 * than one object.
 */
export class GitRepository {
  constructor(
    private readonly address: RepositoryAddress,
    private readonly client: HttpFetch,
    private readonly options: FetchOptions,
  ) {}

  /**
   * Makes sure that the server can be asked for single objects.
   * @throws EventloomError `not-fetched`
   */
  async open(): Promise<void> {
    const { body } = await this.ask('GET', `info/refs?service=${service}`);
    const lines = Array.from(packetsOf(body), lineOf);
    if (!lines.includes('version 2')) throw this.unable('does not speak version 2 of its protocol');
    if (lines.some((line) => /^object-format=(?!sha1$)/.test(line)))
      throw this.unable('has ids of another kind than SHA-1');
    const features =
      lines
        .find((line) => line.startsWith('fetch='))
        ?.slice('fetch='.length)
        .split(' ') ?? [];
    if (!features.includes('filter')) throw this.unable('gives no single objects: set uploadpack.allowFilter there');
  }

  /**
   * The id of the commit that a reference names.
   * @param name all of it: `refs/heads/main`
   * @throws EventloomError `not-fetched` when there is none
   */
  async commitOf(name: string): Promise<string> {
    const request = encodePackets('command=ls-refs', 'delimiter', 'peel', `ref-prefix ${name}`, 'flush');
    for (const packet of packetsOf(await this.post(request))) {
      const [id = '', found, ...attributes] = lineOf(packet).split(' ');
      if (found !== name || !/^[0-9a-f]{40}$/.test(id)) continue;
      return attributes.find((each) => each.startsWith('peeled:'))?.slice('peeled:'.length) ?? id;
    }
    throw new NotThere(`${shownUrl(this.address.url)} has no ${name}`);
  }

  /**
   * A commit, without those before it.
   * @throws EventloomError `not-fetched`
   */
  commit(id: string): Promise<GitObject> {
    return this.fetch(id, 'deepen 1');
  }

  /**
   * A tree without what is below it, or a blob.
   * @throws EventloomError `not-fetched`
   */
  object(id: string): Promise<GitObject> {
    return this.fetch(id);
  }

  private async fetch(id: string, ...depth: readonly string[]): Promise<GitObject> {
    const wanted = ['no-progress', `want ${id}`, ...depth, 'filter tree:0', 'done'];
    const answer = await this.post(encodePackets('command=fetch', 'delimiter', ...wanted, 'flush'));
    const pack: Buffer[] = [];
    let inPack = false;
    for (const packet of packetsOf(answer)) {
      if (typeof packet === 'string') continue;
      if (!inPack) {
        inPack = lineOf(packet) === 'packfile';
        continue;
      }
      // The first byte says what the rest is: 1 of the pack, 2 how far it got, 3 why it ended.
      if (packet[0] === 3) throw refused(packet.subarray(1));
      if (packet[0] === 1) pack.push(packet.subarray(1));
    }
    return objectInPack(Buffer.concat(pack), id, this.options.maxBytes);
  }

  private async post(body: Buffer): Promise<Buffer> {
    return (await this.ask('POST', service, body)).body;
  }

  private async ask(method: string, path: string, body: Uint8Array = new Uint8Array()): Promise<Fetched> {
    const { url, authorization } = this.address;
    const headers = {
      'git-protocol': 'version=2',
      ...(authorization !== undefined && { authorization }),
      ...(body.length > 0 && { 'content-type': `application/x-${service}-request` }),
    };
    const fetched = await this.client.fetch(
      { method, url: `${url.replace(/\/+$/, '')}/${path}`, host: '', headers, body },
      this.options,
    );
    if (fetched.status === 200) return fetched;
    const again = fetched.status >= 500 || fetched.status === 429;
    const message = `${shownUrl(url)} was answered with ${fetched.status}`;
    throw again ? new EventloomError('not-fetched', message) : new NotThere(message);
  }

  private unable(what: string): NotThere {
    return new NotThere(`the Git server of ${shownUrl(this.address.url)} ${what}`);
  }
}

/** What a tree holds under a name. */
export interface TreeEntry {
  /** Octal: `100644`, `40000` for a folder, `120000` for a symbolic link. */
  readonly mode: string;
  readonly id: string;
}

/**
 * Looks for a name in a tree.
 * @throws EventloomError `not-fetched` when it is no tree
 */
export function entryOf({ type, data }: GitObject, name: string): TreeEntry | undefined {
  if (type !== 'tree') throw misunderstood();
  for (let at = 0; at < data.length; ) {
    const end = data.indexOf(0, at);
    if (end < 0 || end + 21 > data.length) throw misunderstood();
    const [mode = '', ...found] = data.toString('utf8', at, end).split(' ');
    if (found.join(' ') === name) return { mode, id: data.toString('hex', end + 1, end + 21) };
    at = end + 21;
  }
  return undefined;
}
