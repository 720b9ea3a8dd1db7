import { entryOf, GitRepository, type RepositoryAddress } from '../../clients/git/repository';
import { HttpFetch } from '../../clients/http-fetch';
import { NotThere } from '../../clients/not-there';
import { EventloomError } from '../../errors';
import type { GitArtifact, GitCreds } from '../../model/artifact';
import { secretText } from '../tls';
import { unescaped } from '../unescaped';
import { type ArtifactReader, maxObjectBytes, type ReaderContext } from './reader';

/** A file in a Git repository, read over HTTP; nothing is cloned, so that `cloneDirectory` stays unused. */
export const git: ArtifactReader<GitArtifact> = { unsupported, read };

function unsupported(artifact: GitArtifact): string | undefined {
  const { creds, githubApp, sshKeySecret } = artifact;
  if (!/^https?:\/\//.test(urlOf(artifact))) return 'a source in git over SSH (an https address can be read)';
  if (creds) return undefined;
  if (githubApp) return 'a source in git with githubApp (creds with a token can be used)';
  return sshKeySecret ? 'a source in git with sshKeySecret (creds with a token can be used)' : undefined;
}

const urlOf = ({ url, remote }: Partial<GitArtifact>): string => remote?.urls?.[0] ?? url ?? '';

async function read(artifact: GitArtifact, { secrets, connections, signal }: ReaderContext): Promise<Buffer> {
  const path = pathOf(artifact);
  const { url, authorization = await basic(artifact.creds, secrets) } = addressOf(artifact);
  const repository = new GitRepository({ url, authorization }, connections.of(HttpFetch), {
    maxBytes: maxObjectBytes,
    signal,
  });
  await repository.open();
  const { data: commit } = await repository.commit(await repository.commitOf(referenceOf(artifact)));
  let id = /^tree ([0-9a-f]{40})\n/.exec(commit.toString('latin1', 0, 46))?.[1] ?? '';
  for (const [index, name] of path.entries()) {
    const entry = entryOf(await repository.object(id), name);
    const isFile = index === path.length - 1;
    if (!entry || !(isFile ? /^100/ : /^40000$/).test(entry.mode)) throw noFile(path.slice(0, index + 1), entry?.mode);
    id = entry.id;
  }
  return (await repository.object(id)).data;
}

/** The one that Argo Events takes of several. */
function referenceOf({ ref, tag, branch }: GitArtifact): string {
  const name = ref || (tag ? `refs/tags/${tag}` : `refs/heads/${branch || 'master'}`);
  if (name.length <= 1000 && !/[\s\p{Cc}]/u.test(name)) return name;
  throw new EventloomError('bad-value', 'a branch, tag or ref that no repository can have');
}

/** The names on the way to the file. */
function pathOf({ filePath = '' }: Partial<GitArtifact>): readonly string[] {
  const path = filePath.split('/').filter((name) => name !== '' && name !== '.');
  if (path.length > 0 && path.length <= maxDepth && !/\.\.|~|\\/.test(filePath)) return path;
  throw new EventloomError('bad-value', `a filePath that is empty, too deep, or has "..", "~" or a backslash`);
}

/** How many folders a file may be in: each is asked for. */
const maxDepth = 30;

function noFile(path: readonly string[], mode: string | undefined): EventloomError {
  const name = path.join('/');
  if (mode === undefined) return new NotThere(`there is no ${name} in the repository`);
  return new NotThere(`${name} is ${mode === '120000' ? 'a symbolic link' : 'something else'}, and not followed`);
}

/** A user in the address logs in, unless there are creds; without it the address can stand in messages. */
function addressOf(artifact: GitArtifact): RepositoryAddress {
  const [, scheme = '', user, rest = ''] = /^(https?:\/\/)(?:([^/?#]*)@)?(.*)$/s.exec(urlOf(artifact)) ?? [];
  const url = scheme + rest;
  if (user === undefined || artifact.creds) return { url };
  const [name = '', ...password] = user.split(':').map(unescaped);
  return { url, authorization: basicHeader(name, password.join(':')) };
}

async function basic(creds: GitCreds | undefined, secrets: ReaderContext['secrets']): Promise<string | undefined> {
  if (!creds) return undefined;
  const { username, password } = creds as Partial<GitCreds>;
  const [name = '', word = ''] = await Promise.all(
    [username, password].map((part) => (part ? secretText(part, secrets) : '')),
  );
  return basicHeader(name, word);
}

const basicHeader = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
