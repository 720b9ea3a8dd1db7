import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LocalServer, serve } from './server';

/** A Git repository behind HTTP. */
export interface GitServer extends LocalServer {
  readonly url: string;
  git(...args: readonly string[]): string;
  /** Writes a file of the work tree. */
  write(path: string, text: string): void;
}

/** The environment of git, without what this machine is set up for. */
function environment(folder: string): NodeJS.ProcessEnv {
  const person = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.test',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.test',
  };
  return { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...person };
}

/** Makes a repository of files, with the branch `master`, and serves it to `user` with the password `word`. */
export async function serveGit(
  files: { readonly [path: string]: string },
  links: { readonly [path: string]: string },
): Promise<GitServer> {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-git-'));
  const env = environment(folder);
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=master');
  git('config', 'uploadpack.allowFilter', 'true');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  const authorization = `Basic ${Buffer.from('user:word').toString('base64')}`;
  const server = await serve((request, response) => {
    if (request.headers.authorization !== authorization) return response.writeHead(401).end();
    const isInfo = request.url === '/x.git/info/refs?service=git-upload-pack';
    if (!isInfo && request.url !== '/x.git/git-upload-pack') return response.writeHead(404).end();
    const args = ['upload-pack', '--stateless-rpc', ...(isInfo ? ['--http-backend-info-refs'] : []), '.'];
    const protocol = String(request.headers['git-protocol'] ?? '');
    const child = spawn('git', args, { cwd: folder, env: { ...env, GIT_PROTOCOL: protocol } });
    request.pipe(child.stdin);
    return child.stdout.pipe(response);
  });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  return { ...server, close, git, write, url: `http://${server.host}/x.git` };
}
