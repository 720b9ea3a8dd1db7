import { createServer, type Server, type ServerResponse } from 'node:http';
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
const answers: Record<string, { status: number; body: unknown } | ((response: ServerResponse) => void)> = {};
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
      if (typeof answer === 'function') return answer(response);
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

describe('a server that is busy or breaks off', () => {
  const kinds = 'GET /apis/argoproj.io/v1alpha1';
  const one = '/apis/argoproj.io/v1alpha1/namespaces/argo/workflows/ci';
  const said = (status: number, headers: Record<string, string>, body: string) => (response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);

  it('is asked again as soon as it said, and not more than ten times', async () => {
    const busy = said(429, { 'retry-after': '0' }, '{"message":"too many requests"}');
    answers[`GET ${one}`] = (response) => (requests.length < 4 ? busy(response) : said(200, {}, '{}')(response));
    expect(await cluster.get(place)).toEqual({});
    requests.length = 0;
    answers[`GET ${one}`] = busy;
    await expect(cluster.get(place)).rejects.toMatchObject({ status: 429 });
    expect(requests).toHaveLength(10);
  });

  it.each([
    [503, undefined],
    [500, '3600'],
    [429, 'Fri, 31 Dec 2027 23:59:59 GMT'],
    [409, '0'],
  ])('is not asked again after %d with Retry-After: %s', async (status, after) => {
    answers[`PUT ${one}`] = said(status, after === undefined ? {} : { 'retry-after': after }, '{}');
    const object = { ...workflow, metadata: { name: 'ci', namespace: 'argo' } };
    await expect(cluster.update(object)).rejects.toMatchObject({ status });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  it('does not make an object look absent when it cannot say where it keeps it', async () => {
    answers[kinds] = { status: 503, body: { message: 'busy' } };
    await expect(cluster.delete(place)).rejects.toMatchObject({ status: 503 });
  });

  it('is asked anew about its kinds after it broke off', async () => {
    const said = answers[kinds] ?? (() => undefined);
    answers[kinds] = (response) => void response.destroy();
    await expect(cluster.get(place)).rejects.toMatchObject({ code: 'cluster-unreachable' });
    answers[kinds] = said;
    expect(await cluster.get(place)).toBeUndefined();
  });

  it('has not answered when it breaks off in the middle, or something else answers', async () => {
    answers[`GET ${one}`] = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    };
    await expect(cluster.get(place)).rejects.toMatchObject({ code: 'cluster-unreachable' });
    answers[`GET ${one}`] = said(200, {}, '<html>please log in</html>');
    for (const get of [cluster.get(place), cluster.getText(place)]) {
      await expect(get).rejects.toMatchObject({ code: 'cluster-unreachable' });
    }
  });
});

describe('what comes from events', () => {
  it.each([
    { ...place, name: '..' },
    { ...place, name: '.' },
    { ...place, name: 'ci/status' },
    { ...place, name: '%2e%2e' },
    { ...place, namespace: '..' },
    { ...place, kind: '../Pod' },
    { ...place, apiVersion: 'argoproj.io/..' },
    { ...place, apiVersion: 'a/b/c' },
  ])('never leads to something else: %j', async (bad) => {
    await expect(cluster.delete(bad)).rejects.toMatchObject({ code: 'bad-value' });
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
