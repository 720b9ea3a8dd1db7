import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../src/model/json';

/** The secret that all pushes of the benchmark are signed with. */
export const secret = 'It is a benchmark, nobody has to guess this';

/** Where the pushes go. */
export const path = '/push';

const fixture = JSON.parse(readFileSync(join(process.cwd(), 'fixtures/github/push.json'), 'utf8')) as {
  body: JsonObject;
};

/** A push of so many bytes, as GitHub sends it: compact, in the order of its fields, each with a commit of its own. */
function pushBody(bytes: number): string {
  const id = randomBytes(20).toString('hex');
  const commits = fixture.body.commits as readonly JsonObject[];
  const text = (message: string): string =>
    JSON.stringify({
      ...fixture.body,
      after: id,
      commits: commits.map((commit) => ({ ...commit, id, message }) as Json),
    });
  return text(
    `Fix a bug\n\n${'x'.repeat(Math.max(0, Math.floor((bytes - text('Fix a bug\n\n').length) / commits.length)))}`,
  );
}

/** A signed push as the bytes of an HTTP request. */
export function pushRequest(bytes: number): Buffer {
  const body = Buffer.from(pushBody(bytes));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: hooks.example.com',
    'User-Agent: GitHub-Hookshot/044aadd',
    `Content-Length: ${body.length}`,
    'Accept: */*',
    'Content-Type: application/json',
    `X-GitHub-Delivery: ${randomBytes(16).toString('hex')}`,
    'X-GitHub-Event: push',
    'X-GitHub-Hook-ID: 292430182',
    'X-GitHub-Hook-Installation-Target-ID: 79929171',
    'X-GitHub-Hook-Installation-Target-Type: repository',
    `X-Hub-Signature-256: sha256=${signature}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
