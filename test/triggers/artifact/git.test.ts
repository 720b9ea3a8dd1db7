import type { GitArtifact } from '../../../src/model/artifact';
import { argoWorkflow } from '../../../src/triggers/argo-workflow';
import { k8s } from '../../../src/triggers/k8s';
import { holding } from '../context';
import { createdFrom, failureOf, made, yaml } from './acting';
import { type GitServer, serveGit } from './git-server';
import { type LocalServer, serve } from './server';

const secrets = holding({ 'git/user': 'user', 'git/word': 'word' });
const selector = (key: string): { name: string; key: string } => ({ name: 'git', key });
const creds = { username: selector('user'), password: selector('word') };
const changed = yaml.replace('name: cm', 'name: changed');

describe('an object from a git repository', () => {
  let server: GitServer;
  const servers: LocalServer[] = [];
  const source = (given: Partial<GitArtifact> = {}): { git: GitArtifact } => ({
    git: { url: server.url, filePath: 'deploy/dir/cm.yaml', cloneDirectory: '/nowhere', creds, ...given },
  });

  beforeAll(async () => {
    const files = { 'deploy/dir/cm.yaml': yaml, 'a file.yaml': yaml };
    server = await serveGit(files, { 'deploy/link.yaml': 'dir/cm.yaml', linked: 'deploy' });
    server.git('tag', '--annotate', 'v1', '--message', 'one');
    server.git('update-ref', 'refs/pull/7/head', 'master');
    server.git('checkout', '--quiet', '-b', 'other');
    server.git('mv', 'deploy/dir/cm.yaml', 'changed.yaml');
    server.git('commit', '--quiet', '--message', 'second');
  });

  afterAll(() => server.close());
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((one) => one.close()));
  });

  it('is read from a branch, a tag, another reference or a remote, with what secrets hold', async () => {
    for (const given of [
      {},
      { branch: 'master' },
      { tag: 'v1', branch: 'other' },
      { ref: 'refs/pull/7/head', tag: 'none' },
    ]) {
      expect(await createdFrom(source(given), { secrets })).toMatchObject(made);
    }
    expect(await createdFrom(source({ branch: 'other', filePath: './changed.yaml' }), { secrets })).toMatchObject(made);
    const remote = { name: 'up', urls: [server.url] };
    expect(
      await createdFrom(source({ url: 'https://none.test/', remote, filePath: 'a file.yaml' }), { secrets }),
    ).toMatchObject(made);
    const url = server.url.replace('//', '//user:w%6frd@');
    expect(await createdFrom(source({ url, creds: undefined }))).toMatchObject(made);
  });

  it('is as the repository is then', async () => {
    server.git('checkout', '--quiet', '-b', 'moving', 'other');
    expect(await createdFrom(source({ branch: 'moving', filePath: 'changed.yaml' }), { secrets })).toMatchObject({
      metadata: { name: 'cm' },
    });
    server.write('changed.yaml', changed);
    server.git('commit', '--quiet', '--all', '--message', 'third');
    expect(await createdFrom(source({ branch: 'moving', filePath: 'changed.yaml' }), { secrets })).toMatchObject({
      metadata: { name: 'changed' },
    });
  });

  it.each<[Partial<GitArtifact>, string]>([
    [{ branch: 'none' }, 'not-fetched: HOST/x.git has no refs/heads/none'],
    [{ filePath: 'deploy/none.yaml' }, 'not-fetched: there is no deploy/none.yaml in the repository'],
    [{ filePath: 'deploy' }, 'not-fetched: deploy is something else, and not followed'],
    [{ filePath: 'deploy/link.yaml' }, 'not-fetched: deploy/link.yaml is a symbolic link, and not followed'],
    [{ filePath: 'linked/dir/cm.yaml' }, 'not-fetched: linked is a symbolic link, and not followed'],
    [{ filePath: 'a file.yaml/x' }, 'not-fetched: a file.yaml is something else, and not followed'],
    [{ filePath: 'x/../y' }, 'bad-value: a filePath that is empty, too deep, or has "..", "~" or a backslash'],
    [{ filePath: '/' }, 'bad-value: a filePath that is empty, too deep, or has "..", "~" or a backslash'],
    [{ ref: 'a b' }, 'bad-value: a branch, tag or ref that no repository can have'],
    [{ creds: undefined }, 'not-fetched: HOST/x.git was answered with 401'],
    [{ creds: { ...creds, password: selector('none') } }, 'secret-missing: no git/none'],
  ])('is refused with a word: %j', async (given, reason) => {
    const { code, message } = (await failureOf(source(given), { secrets })) as { code: string; message: string };
    const said = `${code}: ${message.replace('the trigger argo/ci/t, source.git: ', '').replace(`http://${server.host}`, 'HOST')}`;
    expect(said).toBe(reason);
  });

  it.each([
    ['0000', 'does not speak version 2 of its protocol'],
    ['000eversion 2\n0000', 'gives no single objects: set uploadpack.allowFilter there'],
    ['000eversion 2\n0018object-format=sha256\n0000'.replace('0018', '0019'), 'has ids of another kind than SHA-1'],
    ['<html>', 'the server does not answer as a Git server does: check the url'],
    ['ffff', 'the server does not answer as a Git server does: check the url'],
    ['000dERR down\n', 'the Git server says: down'],
  ])('says what a server cannot do that begins with %j', async (answer, reason) => {
    const strange = await serve((_, response) => response.end(answer));
    servers.push(strange);
    const failure = await failureOf(source({ url: `http://${strange.host}`, creds: undefined }));
    expect(failure).toMatchObject({ code: 'not-fetched', message: expect.stringContaining(reason) });
  });

  it('is refused by name where it cannot be read, before anything runs', () => {
    const unsupported = (given: object): string | undefined =>
      k8s.unsupported({ name: 't', k8s: { source: { git: { ...source().git, creds: undefined, ...given } } } });
    const key = { name: 'x', key: 'y' };
    expect(unsupported({ url: 'git@git.test:x.git' })).toBe('a source in git over SSH (an https address can be read)');
    expect(unsupported({ sshKeySecret: key })).toMatch(/^a source in git with sshKeySecret/);
    expect(unsupported({ githubApp: { appID: 1, installationID: 2, privateKey: key } })).toMatch(/with githubApp/);
    expect(unsupported({ githubApp: {}, creds })).toBeUndefined();
    expect(unsupported({})).toBeUndefined();
    const ssh = { inline: 'x', git: { url: 'ssh://x', filePath: 'y', cloneDirectory: '/z' } };
    expect(argoWorkflow.unsupported({ name: 't', argoWorkflow: { operation: 'submit', source: ssh } })).toBeUndefined();
  });
});
