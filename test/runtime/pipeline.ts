import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import { readManifests } from '../../src/manifests/read';
import type { JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';
import { createLog, type Log } from '../../src/runtime/log';
import type { Runtime } from '../../src/runtime/runtime';

/** The resources that a piece of YAML holds. */
export function resourcesOf(yaml: string): Resource[] {
  const { resources, problems } = readManifests(yaml, 'pipeline.yaml');
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(', '));
  return resources;
}

/** Events `a` and `b` on two endpoints, and GitHub's pushes, signed with the secret `hook`, key `secret`. */
export const eventSources = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: lab }
spec:
  webhook:
    a: { port: "12000", endpoint: /a, method: POST }
    b: { port: "12000", endpoint: /b, method: POST }
  github:
    push:
      repositories: [{ owner: acme, names: [shop] }]
      webhook: { port: "12000", endpoint: /push, method: POST }
      webhookSecret: { name: hook, key: secret }
`;

/** A sensor that creates a ConfigMap with what came, by dependency. */
export function sensor(
  options: { conditions?: string; trigger?: string; dependencies?: readonly string[] } = {},
): string {
  const { conditions = 'a', trigger = '', dependencies = ['a', 'b', 'push'] } = options;
  const parameters = dependencies
    .filter((name) => conditions.includes(name))
    .map(
      (name) =>
        `            - { dest: data.${name}, src: { dependencyName: ${name}, dataKey: body.value, value: none } }`,
    );
  return `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: copy, namespace: lab }
spec:
  dependencies:
${dependencies.map((name) => `    - { name: ${name}, eventSourceName: hooks, eventName: ${name} }`).join('\n')}
  triggers:
    - template:
        name: keep
        conditions: ${JSON.stringify(conditions)}
        k8s:
          operation: create
          parameters:
${parameters.join('\n')}
          source:
            resource:
              apiVersion: v1
              kind: ConfigMap
              metadata: { generateName: kept- }
              data: { a: "", b: "" }
${trigger.replace(/^/gm, '      ')}
`;
}

/** A cluster that remembers what was created, and may refuse. */
export class RecordingCluster extends DryRunCluster {
  readonly created: JsonObject[] = [];
  /** Called before each creation. */
  before: (object: JsonObject) => Promise<void> | void = () => {};

  override async create(object: JsonObject): Promise<JsonObject> {
    await this.before(object);
    this.created.push(object);
    return super.create(object);
  }

  /** The `data` of everything that was created. */
  get data(): unknown[] {
    return this.created.map(({ data }) => data);
  }
}

/** A log that remembers its lines. */
export function recordingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog({ json: false, level: 'debug', write: (line) => lines.push(line) }) };
}

/** Sends a request to the endpoint of an event. */
export function post(
  runtime: Pick<Runtime, 'endpoints'>,
  eventName: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const url = runtime.endpoints.find((endpoint) => endpoint.eventName === eventName)?.url ?? '';
  return send(url, body, headers);
}

/** Sends a request. */
export function send(
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent: false, headers: { 'Content-Type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The headers with which GitHub would send a body. */
export const signed = (body: string, secret: Buffer | string): Record<string, string> => ({
  'X-GitHub-Event': 'push',
  'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});
