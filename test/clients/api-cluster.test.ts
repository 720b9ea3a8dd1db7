import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { ApiCluster } from '../../src/clients/api-cluster';

interface Request {
  readonly method: string;
  readonly url: string;
  readonly type: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What the server answers, by method and address; anything else is not found. */
const answers: Record<string, { status: number; body: unknown }> = {};
const requests: Request[] = [];
let server: Server;
let agent: Agent;
let cluster: ApiCluster;

beforeEach(async () => {
  requests.length = 0;
  for (const key of Object.keys(answers)) delete answers[key];
  answers['GET /apis/argoproj.io/v1alpha1'] = {
    status: 200,
    body: {
      resources: [
        { name: 'workflows', kind: 'Workflow', namespaced: true },
        { name: 'workflows/status', kind: 'Workflow', namespaced: true },
        { name: 'clusterworkflowtemplates', kind: 'ClusterWorkflowTemplate', namespaced: false },
      ],
    },
  };
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, type: headers['content-type'], authorization: headers.authorization, body });
      const answer = answers[`${method} ${url}`] ?? { status: 404, body: { message: 'not found' } };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  agent = new Agent();
  const { port } = server.address() as AddressInfo;
  const credentials = async () => ({ headers: { authorization: 'Bearer t' }, dispatcher: agent });
  cluster = new ApiCluster({ url: `http://127.0.0.1:${port}/`, credentials });
});

afterEach(async () => {
  await agent.close();
  await new Promise((resolve) => server.close(resolve));
});

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'ci-', namespace: 'argo' },
};
const place = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', namespace: 'argo', name: 'ci' };

describe('a cluster over its API', () => {
  it('creates an object where the server keeps its kind, with the credentials, and answers with what the server made of it', async () => {
    const made = { ...workflow, metadata: { ...workflow.metadata, name: 'ci-abcde' } };
    answers['POST /apis/argoproj.io/v1alpha1/namespaces/argo/workflows'] = { status: 201, body: made };
    expect(await cluster.create(workflow)).toEqual(made);
    expect(requests.at(-1)).toMatchObject({ authorization: 'Bearer t', type: 'application/json' });
    expect(JSON.parse(requests.at(-1)?.body ?? '')).toEqual(workflow);
  });

  it('asks once which kinds a group has', async () => {
    answers['POST /apis/argoproj.io/v1alpha1/namespaces/argo/workflows'] = { status: 201, body: workflow };
    await cluster.create(workflow);
    await cluster.create(workflow);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
  });

  it('leaves the namespace out for kinds that live outside of namespaces', async () => {
    const url = '/apis/argoproj.io/v1alpha1/clusterworkflowtemplates/x';
    answers[`GET ${url}`] = { status: 200, body: {} };
    expect(await cluster.get({ ...place, kind: 'ClusterWorkflowTemplate', name: 'x' })).toEqual({});
  });

  it('guesses from the spelling of a kind when the server does not know it', async () => {
    answers['GET /api/v1/namespaces/argo/policies/x'] = { status: 200, body: { a: 1 } };
    expect(await cluster.get({ apiVersion: 'v1', kind: 'Policy', namespace: 'argo', name: 'x' })).toEqual({ a: 1 });
  });

  it('says what the server said when it refuses', async () => {
    const url = '/apis/argoproj.io/v1alpha1/namespaces/argo/workflows';
    answers[`POST ${url}`] = { status: 403, body: { kind: 'Status', message: 'User "x" cannot create workflows' } };
    await expect(cluster.create(workflow)).rejects.toMatchObject({
      code: 'cluster-refused',
      message: 'POST Workflow argo/: User "x" cannot create workflows (status 403)',
    });
  });

  it('tells an object that is not there from a refusal', async () => {
    expect(await cluster.get(place)).toBeUndefined();
    expect(await cluster.delete(place)).toBe(false);
    await expect(cluster.patch(place, 'application/merge-patch+json', '{}')).rejects.toMatchObject({
      code: 'cluster-refused',
    });
  });

  it('sends a patch with its type, and lists by labels', async () => {
    const url = '/apis/argoproj.io/v1alpha1/namespaces/argo/workflows';
    answers[`PATCH ${url}/ci`] = { status: 200, body: {} };
    await cluster.patch(place, 'application/merge-patch+json', '{"a":1}');
    expect(requests.at(-1)).toMatchObject({ type: 'application/merge-patch+json', body: '{"a":1}' });
    answers[`GET ${url}?labelSelector=a%3D1%2Cb%3D2`] = { status: 200, body: { items: [workflow] } };
    expect(await cluster.list(place, { a: '1', b: '2' })).toEqual([workflow]);
  });

  it('says when nobody answers', async () => {
    const credentials = async () => ({ headers: {}, dispatcher: agent });
    const away = new ApiCluster({ url: 'http://127.0.0.1:1', credentials });
    await expect(away.get(place)).rejects.toMatchObject({ code: 'cluster-unreachable' });
  });
});

describe('large numbers and missing names', () => {
  it('sends the text that it is given, and gives back what the server sent', async () => {
    const text = '{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","spec":{"n":9007199254740993}}';
    answers['POST /apis/argoproj.io/v1alpha1/namespaces/argo/workflows'] = { status: 201, body: workflow };
    await cluster.create(workflow, text);
    expect(requests.at(-1)?.body).toBe(text);
    answers['PUT /apis/argoproj.io/v1alpha1/namespaces/argo/workflows/ci'] = { status: 200, body: workflow };
    await cluster.update({ ...workflow, metadata: { name: 'ci', namespace: 'argo' } }, text);
    expect(requests.at(-1)?.body).toBe(text);
    answers['GET /apis/argoproj.io/v1alpha1/namespaces/argo/workflows/ci'] = { status: 200, body: workflow };
    expect(await cluster.getText(place)).toBe(JSON.stringify(workflow));
    expect(await cluster.getText({ ...place, name: 'other' })).toBeUndefined();
  });

  it('never takes an empty name for all objects of a kind', async () => {
    const nameless = { ...place, name: '' };
    for (const ask of [
      () => cluster.get(nameless),
      () => cluster.delete(nameless),
      () => cluster.patch(nameless, 'application/merge-patch+json', '{}'),
      () => cluster.update(workflow),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'cluster-refused' });
    }
    expect(requests).toEqual([]);
  });
});
