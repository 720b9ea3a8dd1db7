import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check/check';
import { walk } from '../../src/check/payload-walk';
import { readManifests } from '../../src/manifests/read';
import type { Json } from '../../src/model/json';
import type { SourceKey } from '../../src/model/kinds';
import { bodySchema } from '../../src/model/payload-schema';

const fixtures = join(__dirname, '../../fixtures');

/** What the deliveries in fixtures are called, by the provider's name of the event. */
const deliveries: { readonly [K in SourceKey]?: { readonly [file: string]: string } } = {
  github: {
    'check_run.json': 'check_run',
    'create.json': 'create',
    'delete.json': 'delete',
    'issue_comment.json': 'issue_comment',
    'issues.json': 'issues',
    'ping.json': 'ping',
    'pull_request.json': 'pull_request',
    'pull_request-merged.json': 'pull_request',
    'pull_request-synchronize.json': 'pull_request',
    'push.json': 'push',
    'push-delete.json': 'push',
    'push-tag.json': 'push',
    'registry_package.json': 'registry_package',
    'release.json': 'release',
    'workflow_run.json': 'workflow_run',
  },
  gitlab: {
    'merge_request.json': 'MergeRequestsEvents',
    'merge_request-merged.json': 'MergeRequestsEvents',
    'merge_request-update.json': 'MergeRequestsEvents',
    'pipeline.json': 'PipelineEvents',
    'push.json': 'PushEvents',
    'tag_push.json': 'TagPushEvents',
  },
  bitbucket: {
    'pullrequest-created.json': 'pullrequest:created',
    'pullrequest-fulfilled.json': 'pullrequest:fulfilled',
    'push.json': 'repo:push',
  },
  bitbucketserver: { 'pr-opened.json': 'pr:opened', 'refs_changed.json': 'repo:refs_changed' },
};

const cases = Object.entries(deliveries).flatMap(([kind, files]) =>
  Object.entries(files).map(([file, event]) => [`${kind}/${file}`, kind as SourceKey, event] as const),
);

/** Every path in a value, with the type of what it leads to. */
function* pathsIn(
  value: Json,
  steps: readonly string[] = [],
): Iterable<readonly [steps: readonly string[], type: string]> {
  yield [steps, value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) yield* pathsIn(inner, [...steps, key]);
}

describe('what is known of the data of events', () => {
  it('covers every delivery in fixtures', () => {
    for (const [kind, files] of Object.entries(deliveries)) {
      expect(Object.keys(files).sort()).toEqual(readdirSync(join(fixtures, kind)).sort());
    }
  });

  it.each(cases)('has every path of %s, with its type', (file, kind, event) => {
    const { body } = JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as { readonly body: Json };
    const schema = bodySchema(kind, event);
    expect(schema).toBeDefined();
    const paths = [...pathsIn(body)];
    expect(paths.length).toBeGreaterThan(10);
    const lost = paths.filter(([steps, type]) => {
      const walked = walk([schema ?? {}], steps);
      return walked.found === 'nothing' || (walked.found === 'types' && !walked.types.has(type));
    });
    expect(lost.map(([steps, type]) => `${steps.join('.')} ${type}`)).toEqual([]);
  });
});

const eventSource = (kind: string, event: string): string => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: source
spec:
  ${kind}:
    it: ${event}
---
`;

const sensor = (filter: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: sensor
spec:
  dependencies:
    - name: it
      eventSourceName: source
      eventName: it
      filters:
        data:
          - ${filter}
  triggers:
    - template:
        name: log
        log: {}
`;

/** What is said about a filter on events of a kind: its code, severity and fix. */
function about(kind: string, event: string, filter: string): string[] {
  const problems = check(readManifests(eventSource(kind, event) + sensor(filter), 'x').resources);
  const ours = problems.filter(({ code }) => code === 'unknown-path' || code === 'never-passes');
  return ours.map(({ code, severity, fix = '' }) => `${code} ${severity} ${fix}`.trim());
}

const text = (path: string): string => `{ path: "${path}", type: string, value: [a] }`;
const number = (path: string): string => `{ path: "${path}", type: number, comparator: ">", value: ["1"] }`;

const push = '{ events: [push] }';
const kafka = '{ topic: a, jsonBody: true }';

describe('paths into typed data', () => {
  it.each([
    ['github', push, text('body.aftr'), "unknown-path warning write 'body.after'"],
    ['github', push, text('body.after.sha'), 'unknown-path warning'],
    ['github', push, text('body.commits.id'), "unknown-path warning write 'body.commits.0.id'"],
    ['github', push, text('body.something_new'), 'unknown-path info'],
    ['github', push, text('headers.X-GitHub-Event.0'), "unknown-path error write 'headers.X-Github-Event'"],
    ['github', push, text('header.X-Github-Event'), "unknown-path error write 'headers.X-Github-Event'"],
    ['github', push, text('metadata.team'), 'unknown-path error'],
    ['gitlab', '{ events: [PushEvents] }', text('body.projct_id'), "unknown-path warning write 'body.project_id'"],
    ['bitbucket', '{ events: ["repo:push"] }', text('body.acter'), "unknown-path warning write 'body.actor'"],
    ['calendar', '{ interval: 1m }', text('eventtime'), "unknown-path error write 'eventTime'"],
    [
      'minio',
      '{ endpoint: a }',
      text('notification.s3.object.key'),
      "unknown-path warning write 'notification.0.s3.object.key'",
    ],
    ['sns', '{ topicArn: a }', text('body.Message.id'), 'unknown-path warning'],
    ['sqs', '{ queue: a }', text('body.id'), "unknown-path error set 'jsonBody: true' on the event"],
    ['stripe', '{}', text('event.data.objct.id'), "unknown-path warning write 'event.data.object.id'"],
    ['redisStream', '{ streams: [a] }', text('value.id'), "unknown-path error write 'values.id'"],
    ['resource', '{ resource: pods }', text('bdy.metadata.name'), "unknown-path error write 'body.metadata.name'"],
  ])('finds %s %s %s', (kind, event, filter, expected) => {
    expect(about(kind, event, filter)).toEqual([expected]);
  });

  it.each([
    ['github', '{ events: ["*"] }', text('body.anything')],
    ['github', '{ events: [push, deployment] }', text('body.deployment.ref')],
    ['github', '{ events: [push, pull_request] }', text('body.pull_request.number')],
    ['github', '{}', text('body.anything')],
    ['github', push, text('body.X-GitHub-Event')],
    ['github', push, text('body.commits.#.id')],
    ['github', push, text('body.commits.#(author.name==x).id')],
    ['github', push, text('body.repository.owner.*')],
    ['github', '{ events: [push], metadata: { team: a } }', text('metadata.team')],
    ['slack', '{}', text('anything.at.all')],
    ['webhook', '{ endpoint: /a }', text('body.anything')],
    ['webhook', '{ endpoint: /a }', text('header.X-Request-Id.0')],
    ['sqs', '{ queue: a, jsonBody: true }', text('body.Records.0.s3')],
    ['kafka', kafka, text('headers.x-any-case')],
    ['nats', '{ subject: a, jsonBody: true }', text('header.lower-case')],
    ['resource', '{ resource: pods }', text('body.status.phase')],
    ['stripe', '{}', text('event.data.object.amount_due')],
  ])('says nothing about %s %s %s', (kind, event, filter) => {
    expect(about(kind, event, filter)).toEqual([]);
  });
});

describe('filters against typed data', () => {
  it.each([
    [number('body.ref'), "never-passes warning use 'type: string'"],
    [number('body.commits'), 'never-passes warning name a number in it'],
    ['{ path: body.repository, type: bool, value: ["true"] }', 'never-passes warning name a boolean in it'],
    [
      '{ path: body.deleted, type: string, value: ["no"] }',
      "never-passes warning write 'true' or 'false', with 'type: bool'",
    ],
  ])('finds %s', (filter, expected) => {
    expect(about('github', push, filter)).toEqual([expected]);
  });

  it.each([
    number('body.repository.id'),
    number('body.commits.#'),
    '{ path: body.deleted, type: string, value: ["^false$"] }',
    '{ path: body.deleted, type: bool, value: ["false"] }',
    '{ path: body.ref, type: number, template: "{{ .Input | len }}", comparator: ">", value: ["20"] }',
  ])('says nothing about %s', (filter) => {
    expect(about('github', push, filter)).toEqual([]);
  });

  it('says nothing about text outside of a body that is a number', () => {
    expect(about('sqs', '{ queue: a }', number('messageAttributes.size.StringValue'))).toEqual([]);
    expect(about('nsq', '{ topic: a }', number('timestamp'))).toEqual([]);
  });
});

describe('filters of event sources', () => {
  const filter = (expression: string): string =>
    `{ events: [push], webhook: { port: "1", endpoint: /a, method: POST }, filter: { expression: ${JSON.stringify(expression)} } }`;
  const seen = (expression: string): string[] =>
    check(readManifests(eventSource('github', filter(expression)), 'x').resources).flatMap(
      ({ code, severity, fix = '' }) => (code === 'bad-source-filter' ? `${severity} ${fix}`.trim() : []),
    );

  it.each([
    ['body.reff == "refs/heads/main"', "warning write 'body.ref'"],
    ['body.repository.nam == "shop" && body.repository.nam != ""', "warning write 'body.repository.name'"],
    ['body.head_commit["mesage"] contains "release"', "warning write 'body.head_commit.message'"],
    ['body.something_new == 1', 'info'],
  ])('find %s', (expression, expected) => {
    expect(seen(expression)).toEqual([expected]);
  });

  it.each([
    'body.ref == "refs/heads/main" && body.repository.owner.login == "acme"',
    'body.commits[0].message contains "release"',
    'any(body.commits, {.message contains "release"})',
    'body?.something_new?.id == 1',
    'len(body.commits) > 0 and sprig.lower(body.ref) == "x"',
  ])('say nothing about %s', (expression) => {
    expect(seen(expression)).toEqual([]);
  });
});

describe('templates of parameters', () => {
  const seen = (kind: string, event: string, template: string): string[] => {
    const parameter = `{ src: { dependencyName: it, dataTemplate: ${JSON.stringify(template)} }, dest: log.x }`;
    const yaml = eventSource(kind, event) + sensor(text(kind === 'calendar' ? 'eventTime' : 'headers')).trimEnd();
    const { resources } = readManifests(`${yaml}\n      parameters: [${parameter}]\n`, 'x');
    const found = check(resources).filter(({ code, place }) => code === 'unknown-path' && place.line === 25);
    return found.map(({ severity, fix = '' }) => `${severity} ${fix}`.trim());
  };

  it.each([
    ['github', '{{ .Input.ref }}', "warning write '.Input.body.ref'"],
    ['github', 'x-{{ .Input.body.aftr | trunc 7 }}', "warning write '.Input.body.after'"],
    ['github', '{{ if eq .Input.body.reff "x" }}a{{ end }}', "warning write '.Input.body.ref'"],
    [
      'github',
      '{{ range .Input.body.commits }}{{ $.Input.body.compar }}{{ end }}',
      "warning write '.Input.body.compare'",
    ],
    ['github', '{{ .Input.body.commits.id }}', 'warning'],
    ['github', '{{ .Input.body.something_new }}', 'info'],
    ['calendar', '{{ .Input.time }}', 'warning'],
  ])('find in %s: %s', (kind, template, expected) => {
    expect(seen(kind, kind === 'github' ? push : '{ interval: 1m }', template)).toEqual([expected]);
  });

  it.each([
    '{{ .Input.body.ref | replace "refs/heads/" "" }}',
    '{{ range .Input.body.commits }}{{ .id }}{{ .anything }}{{ end }}',
    '{{ with .Input.body.repository }}{{ .nothing }}{{ end }}',
    '{{ (index .Input.body.commits 0).id }} {{ index .Input.body "X-GitHub-Event" }}',
    '{{ define "a" }}{{ .Input.nothing }}{{ end }}x',
    '{{ .Other.thing }} {{ . | toJson }}',
  ])('say nothing about %s', (template) => {
    expect(seen('github', push, template)).toEqual([]);
  });
});

describe('attributes of events', () => {
  const seen = (src: string): string[] => {
    const yaml = `${sensor(text('body.x')).trimEnd()}\n      parameters: [{ src: { dependencyName: it, ${src} }, dest: log.x }]\n`;
    const problems = check(readManifests(yaml, 'x').resources).filter(({ code }) => code === 'unknown-path');
    return problems.map(({ severity, fix = '' }) => `${severity} ${fix}`.trim());
  };

  it('are the same for all', () => {
    expect(seen('contextKey: typ')).toEqual(["error write 'type'"]);
    expect(seen('contextKey: extension, value: none')).toEqual(['warning']);
    for (const known of ['id', 'type', 'source', 'subject', 'time', 'specversion', 'datacontenttype', '"@this"']) {
      expect(seen(`contextKey: ${known}`)).toEqual([]);
    }
  });
});
