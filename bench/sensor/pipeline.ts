import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../src/manifests/read';
import type { Event } from '../../src/model/event';
import type { Json, JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';

const push = JSON.parse(readFileSync(join(process.cwd(), 'fixtures/github/push.json'), 'utf8')) as { body: JsonObject };

/** The data of a push of about so many bytes: commits make it longer. */
export function pushData(bytes: number): Buffer {
  const body: Record<string, Json> = { ...push.body, ref: 'refs/heads/main', deleted: false } as Record<string, Json>;
  const text = (commits: readonly Json[]): string =>
    JSON.stringify({ header: { 'X-GitHub-Event': ['push'] }, body: { ...body, commits } });
  const [commit] = push.body.commits as readonly Json[];
  const size = JSON.stringify(commit).length + 1;
  const count = Math.max(0, Math.round((bytes - text([]).length) / size));
  return Buffer.from(text(Array.from({ length: count }, () => commit ?? null)));
}

/** A push as the bus carries it. */
export const pushEvent = (index: number, data: Buffer): Event => ({
  id: `${index.toString(16).padStart(8, '0')}${'0'.repeat(24)}`,
  source: 'github',
  subject: 'push',
  type: 'github',
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  specversion: '1.0',
  data,
  isJson: true,
});

/**
 * A sensor with 3 filters and a trigger with 4 parameters, which calls a URL.
 * @param steps how often it tries
 */
export function sensorOf(url: string, branch: string, kind: 'http' | 'k8s', steps = 1): readonly Resource[] {
  const parameters = (prefix: string): string =>
    ['body.after', 'body.repository.clone_url', 'body.ref', 'body.pusher.name']
      .map((key, at) => `{ dest: ${prefix}v${at}, src: { dependencyName: push, dataKey: ${key} } }`)
      .join(', ');
  const kinds = {
    http: `http: { url: "${url}", method: POST, payload: [${parameters('')}] }`,
    k8s: `k8s: { parameters: [${parameters('data.')}], source: { resource: { apiVersion: v1, kind: ConfigMap, metadata: { generateName: kept- } } } }`,
  };
  const yaml = `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ci, namespace: argo }
spec:
  dependencies:
  - name: push
    eventSourceName: github
    eventName: push
    filters:
      data:
      - { path: body.ref, type: string, value: ["^refs/heads/${branch}$"] }
      - { path: header.X-GitHub-Event.0, type: string, value: ["^push$"] }
      - { path: body.deleted, type: bool, value: ["false"] }
  triggers:
  - atLeastOnce: true
    retryStrategy: { steps: ${steps}, duration: 10ms, factor: 1 }
    template:
      name: build
      ${kinds[kind]}
`;
  const { resources, problems } = readManifests(yaml, 'bench.yaml');
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(', '));
  return resources;
}
