import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventDocument } from '../../src/evaluate/document';
import type { Pending, Verdict } from '../../src/evaluate/sensor';
import { type CompiledTrigger, compileSensor } from '../../src/evaluate/sensor';
import { readManifests } from '../../src/manifests/read';
import type { Json, JsonObject } from '../../src/model/json';
import type { Sensor } from '../../src/model/sensor';
import { webhookData } from '../../src/sources/payload';

const root = join(__dirname, '..', '..');

/** What an event source publishes. */
interface Happening {
  readonly source: string;
  readonly subject: string;
  readonly type?: string;
  readonly data: Buffer;
  /** When: a working day by default. */
  readonly time?: string;
}

/** A bundled delivery, changed: `{ 'body.ref': 'refs/heads/x' }`. */
function fixture(name: string, changes: { readonly [path: string]: Json } = {}): JsonObject {
  const { body, headers = {} } = JSON.parse(readFileSync(join(root, 'fixtures', `${name}.json`), 'utf8')) as JsonObject;
  const delivery = { headers, body } as { [key: string]: Json };
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const target = keys.reduce<{ [key: string]: Json }>(
      (object, key) => object[key] as { [key: string]: Json },
      delivery,
    );
    target[last] = value;
  }
  return delivery;
}

/** A request as an event source of kind `webhook` (`header`) or `github` (`headers`) publishes it. */
function requested(headerMember: 'header' | 'headers', { headers, body }: JsonObject): Buffer {
  const header = Object.entries((headers ?? {}) as { readonly [name: string]: string }).map(
    ([name, value]): [string, string[]] => [name, [value]],
  );
  return webhookData({ headerMember, header, body: JSON.stringify(body) });
}

/** A message of a queue. */
const message = ({ body }: JsonObject): Buffer =>
  Buffer.from(JSON.stringify({ messageId: 'm-1', messageAttributes: {}, body }));

/** The triggers of the sensors in the golden manifests of an app, by name. */
function triggersOf(app: string, ...folder: readonly string[]): ReadonlyMap<string, CompiledTrigger> {
  const at = join(root, 'test', 'golden', app, ...folder);
  const entries = readdirSync(at, { recursive: true, encoding: 'utf8' });
  const sensors = entries
    .filter((file) => /(^|\/)Sensor\..*\.k8s\.yaml$/.test(file))
    .flatMap((file) => readManifests(readFileSync(join(at, file), 'utf8'), file).resources);
  expect(sensors).not.toEqual([]);
  const compiled = sensors.map(({ object }) => compileSensor(object as JsonObject & Sensor));
  expect(compiled.flatMap(({ problems }) => problems)).toEqual([]);
  return new Map(compiled.flatMap(({ triggers }) => triggers.map((trigger) => [trigger.name, trigger] as const)));
}

/** Lets things happen one after the other; what the trigger says to each. */
function decide(trigger: CompiledTrigger | undefined, ...happenings: readonly Happening[]): readonly Verdict[] {
  let pending: Pending = new Map();
  return happenings.flatMap(({ source, subject, type = 'webhook', data, time = '2026-03-11T10:00:00Z' }, index) => {
    const event = { id: `e${index}`, source, subject, type, time, specversion: '1.0', data };
    const decision = trigger?.decide(new EventDocument({ ...event, datacontenttype: 'application/json' }), pending, 0);
    pending = decision?.pending ?? pending;
    return decision?.verdicts ?? [];
  });
}

/** The only verdict, which fires without an error. */
function fired(trigger: CompiledTrigger | undefined, ...happenings: readonly Happening[]): Verdict {
  const verdicts = decide(trigger, ...happenings).filter(({ fires }) => fires);
  expect(verdicts).toHaveLength(1);
  const [verdict] = verdicts;
  if (!verdict) throw new Error('it does not fire');
  expect(verdict.error).toBeUndefined();
  return verdict;
}

/** The parameters of the workflow that is submitted. */
function passed({ rendered }: Verdict): { readonly [name: string]: string } {
  const spec = rendered?.resource?.spec as {
    readonly arguments: { readonly parameters: readonly { readonly name: string; readonly value: string }[] };
  };
  return Object.fromEntries(spec.arguments.parameters.map(({ name, value }) => [name, value]));
}

const payload = ({ rendered }: Verdict): Json => JSON.parse(rendered?.payload ?? 'null') as Json;

describe('apps/alert-remediation', () => {
  const trigger = triggersOf('alert-remediation').get('workflow');
  const alert = (changes: { readonly [path: string]: Json }): Happening => ({
    source: 'queue-alertmanager',
    subject: 'alert',
    data: requested('header', fixture('alertmanager/firing', changes)),
  });

  it('restarts what the labels of the alert name', () => {
    const stuck = { 'body.commonLabels.alertname': 'QueueStuck', 'body.commonLabels.deployment': 'mailer' };
    expect(passed(fired(trigger, alert(stuck)))).toEqual({ deployment: 'mailer', reason: 'A pod keeps crashing.' });
    expect(decide(trigger, alert({}))).toMatchObject([{ fires: false }]);
  });
});

describe('apps/nightly-reports', () => {
  it('tells a report when it was due', () => {
    const { body } = fixture('calendar/tick');
    const data = Buffer.from(JSON.stringify(body));
    const verdict = fired(triggersOf('nightly-reports').get('workflow'), {
      source: 'weekly-calendar',
      subject: 'night',
      type: 'calendar',
      data,
    });
    expect(passed(verdict)).toEqual({ period: 'week', due: (body as JsonObject).eventTime });
  });
});

describe('apps/s3-processing', () => {
  const trigger = triggersOf('s3-processing').get('workflow');
  const upload = (key: string): Happening => ({
    source: 'invoices-sqs',
    subject: 'upload',
    type: 'sqs',
    data: message(
      fixture('s3/object-created', {
        'body.Records.0.s3.bucket.name': 'acme-invoices',
        'body.Records.0.s3.object.key': key,
      }),
    ),
  });

  it('imports what is uploaded to the right place', () => {
    const verdict = fired(trigger, upload('incoming/may+2026.csv'));
    expect(passed(verdict)).toEqual({ bucket: 'acme-invoices', key: 'incoming/may+2026.csv' });
    expect(decide(trigger, upload('done/incoming/may.csv'))).toMatchObject([{ fires: false }]);
  });
});

describe('apps/user-signup', () => {
  const triggers = triggersOf('user-signup');
  const signup = (user: JsonObject): Happening => ({
    source: 'shop',
    subject: 'signup',
    data: requested('header', { headers: {}, body: { user, plan: 'team' } }),
  });
  const user = { id: 'u-17', email: 'kari@example.org', name: 'Kari "K" Nordmann' };

  it('starts all five for one request', () => {
    expect(passed(fired(triggers.get('account'), signup(user)))).toEqual({ user: 'u-17', plan: 'team' });
    const crm = fired(triggers.get('crm'), signup(user));
    expect(crm.rendered?.template.http).toMatchObject({
      url: 'https://crm.acme.example/contacts/u-17',
      headers: { 'Idempotency-Key': 'e0' },
    });
    expect(payload(crm)).toEqual({ email: 'kari@example.org', name: 'Kari "K" Nordmann', origin: 'signup' });
    const announced = fired(triggers.get('announce'), signup(user));
    expect(announced.rendered?.template.kafka?.partitioningKey).toBe('u-17');
    expect(payload(announced)).toEqual({ user: 'u-17', plan: 'team', at: '2026-03-11T10:00:00Z' });
    expect(fired(triggers.get('greet'), signup(user)).rendered?.template.email).toMatchObject({
      to: ['kari@example.org'],
      body: 'Hello Kari "K" Nordmann,\n\nyour account is ready.\n',
    });
    fired(triggers.get('audit'), signup(user));
  });

  it('starts nothing for an id that would lead to another address', () => {
    for (const trigger of triggers.values()) {
      expect(decide(trigger, signup({ ...user, id: '../admins' }))).toMatchObject([{ fires: false }]);
    }
  });
});

describe('apps/registry-deploy', () => {
  const triggers = triggersOf('registry-deploy');
  const digest = 'sha256:05b3abf2579a5eb66403cd78be557fd860633a1fe2103c7642030defe32c657f';
  const image = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/acme/shop@${digest}`;
  const pushed = (tag: string): Happening => ({
    source: 'ecr',
    subject: 'image',
    type: 'sqs',
    data: message(fixture('amazon-ecr/push', { 'body.detail.image-tag': tag })),
  });

  it('rolls a release out to production, by its digest, and main to the preview', () => {
    expect(fired(triggers.get('production'), pushed('v1.4.0')).rendered?.resource).toMatchObject({
      kind: 'Application',
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: { source: { kustomize: { images: [`shop=${image}`] } } },
    });
    expect(fired(triggers.get('preview'), pushed('main')).rendered?.resource).toMatchObject({
      kind: 'Deployment',
      spec: { template: { spec: { containers: [{ name: 'shop', image }] } } },
    });
  });

  it.each(['v1.4.0-rc1', 'not-v1.4.0', 'maintenance'])('rolls out nothing for the tag %s', (tag) => {
    const verdicts = [...triggers.values()].flatMap((trigger) => decide(trigger, pushed(tag)));
    expect(verdicts).toMatchObject([{ fires: false }, { fires: false }]);
  });
});

describe('apps/multi-listener', () => {
  const triggers = triggersOf('multi-listener');
  const sent = (subject: string, body: Json): Happening => ({
    source: 'partners',
    subject,
    data: requested('header', { headers: {}, body }),
  });

  it('passes on to the shop what each caller sends', () => {
    const lines = [{ sku: 'A-1', quantity: 2 }];
    const order = fired(triggers.get('order'), sent('order', { id: 'O-7', lines }));
    expect(order.rendered?.template.http?.url).toBe('http://shop.shop.svc:8080/orders/O-7');
    expect(payload(order)).toEqual({ lines });
    const shipment = fired(triggers.get('shipment'), sent('shipment', { order: 'O-7', tracking: 'T9' }));
    expect(shipment.rendered?.template.http?.url).toBe('http://shop.shop.svc:8080/orders/O-7/shipment');
    expect(payload(shipment)).toEqual({ tracking: 'T9' });
    fired(triggers.get('draft'), sent('order-draft', {}));
    const scan = fired(triggers.get('scan'), { ...sent('scan', { order: 'O-7', sku: 'A-1' }), source: 'scanners' });
    expect(scan.rendered?.template.http?.url).toBe('http://shop.shop.svc:8080/orders/O-7/scans');
  });

  it('refreshes the catalog when a release is published', () => {
    const data = requested('headers', fixture('github/release', { 'body.action': 'published' }));
    const verdict = fired(triggers.get('catalog'), { source: 'partners', subject: 'release', type: 'github', data });
    expect(payload(verdict)).toEqual({ version: expect.any(String) as string });
  });
});

describe('apps/filters-and-multi-trigger', () => {
  const triggers = triggersOf('filters-and-multi-trigger');
  const pullRequest = (name: string, changes: { readonly [path: string]: Json } = {}): Happening => ({
    source: 'hooks',
    subject: 'pull-request',
    type: 'github',
    data: requested('headers', fixture(`github/${name}`, changes)),
  });
  const night: Happening = { source: 'clock', subject: 'night', type: 'calendar', data: Buffer.from('{}') };
  const approval = (decision: string, time?: string): Happening => ({
    source: 'hooks',
    subject: 'approval',
    data: requested('header', { headers: {}, body: { decision, by: 'ola' } }),
    ...(time ? { time } : {}),
  });
  const of = (name: string): CompiledTrigger | undefined => triggers.get(name);

  it('tests and announces a pull request that is ready', () => {
    for (const name of ['pull_request', 'pull_request-synchronize']) {
      const verdict = fired(of('test'), pullRequest(name));
      expect(passed(verdict).revision).toMatch(/^[0-9a-f]{40}$/);
      expect(payload(fired(of('announce'), pullRequest(name)))).toEqual({
        text: expect.stringMatching(/^Please review: https:\/\/github.com\/acme\/shop\/pull\/\d+$/) as string,
      });
    }
  });

  it.each<[string, { readonly [path: string]: Json }]>([
    ['a draft', { 'body.pull_request.draft': true }],
    ['one from outside', { 'body.pull_request.author_association': 'FIRST_TIME_CONTRIBUTOR' }],
    ['one to another branch', { 'body.pull_request.base.ref': 'main-2' }],
    ['one that is too large', { 'body.pull_request.additions': 1990 }],
    ['one that is not finished', { 'body.pull_request.title': 'WIP: invoices' }],
  ])('tests nothing for %s', (_what, changes) => {
    expect(decide(of('test'), pullRequest('pull_request', changes))).toMatchObject([{ fires: false }]);
  });

  it('deploys what is merged when night comes, if nobody approves', () => {
    const verdict = fired(of('deploy'), pullRequest('pull_request-merged'), night);
    expect(passed(verdict)).toEqual({ revision: expect.stringMatching(/^[0-9a-f]{40}$/) as string, by: 'the night' });
  });

  it('deploys what is merged once somebody approves, on a working day', () => {
    // The script that stands for weekdays asks the clock of the machine.
    const on = (day: string): readonly Verdict[] => {
      jest.useFakeTimers({ now: new Date(`${day}T10:00:00Z`) });
      try {
        return decide(of('deploy'), approval('approve', `${day}T10:00:00Z`), pullRequest('pull_request-merged'));
      } finally {
        jest.useRealTimers();
      }
    };
    const [first, second] = on('2026-03-11');
    expect(first).toMatchObject({ fires: false, waitsFor: ['merged'] });
    expect(second && passed(second)).toMatchObject({ by: 'ola' });
    expect(on('2026-03-15').map(({ fires }) => fires)).toEqual([false, false]);
  });

  it('deploys nothing for a merge alone, or an approval outside of working hours', () => {
    const merged = pullRequest('pull_request-merged');
    expect(decide(of('deploy'), merged)).toMatchObject([{ fires: false, waitsFor: ['approved', 'night'] }]);
    const late = approval('approve', '2026-03-11T19:00:00Z');
    expect(decide(of('deploy'), merged, late).map(({ fires }) => fires)).toEqual([false, false]);
    expect(decide(of('deploy'), merged, approval('refuse')).map(({ fires }) => fires)).toEqual([false, false]);
  });

  it('forgets in the night what it has collected', () => {
    expect(of('deploy')?.reset).toBeDefined();
  });
});

describe('apps/multi-tenant', () => {
  it.each([
    ['search', 'refs/heads/main'],
    ['checkout', 'refs/heads/release'],
    ['mobile', 'refs/heads/main'],
  ])('builds for %s what is pushed to %s', (team, ref) => {
    const trigger = triggersOf('multi-tenant', team).get('build');
    const push = (name: string): Happening => ({
      source: 'github',
      subject: 'push',
      type: 'github',
      data: requested('headers', fixture('github/push', { 'body.ref': name })),
    });
    expect(passed(fired(trigger, push(ref))).revision).toMatch(/^[0-9a-f]{40}$/);
    expect(decide(trigger, push('refs/heads/feature'))).toMatchObject([{ fires: false }]);
  });
});

describe('apps/lambda-call', () => {
  const trigger = triggersOf('lambda-call').get('render');
  const invoice = (total: number): Happening => ({
    source: 'billing',
    subject: 'invoice',
    type: 'kafka',
    data: Buffer.from(
      JSON.stringify({
        topic: 'invoices',
        body: { number: 'I-1', customer: { id: 'c' }, lines: [{ text: 'a', amount: 12.5 }], total },
      }),
    ),
  });

  it('hands an invoice over as it is, and whole when that fails', () => {
    const verdict = fired(trigger, invoice(12.5));
    const lines = [{ text: 'a', amount: 12.5 }];
    expect(payload(verdict)).toEqual({
      number: 'I-1',
      language: 'en',
      lines,
      total: 12.5,
      layout: { paper: 'A4', copies: 1 },
    });
    const dead = trigger?.deadLetter?.render(verdict.events ?? new Map());
    expect(dead?.template.http?.headers).toMatchObject({ 'X-Invoice': 'I-1' });
    const { data } = JSON.parse(dead?.payload ?? '{}') as { readonly data: string };
    expect(JSON.parse(Buffer.from(data, 'base64').toString('utf8'))).toMatchObject({ body: { number: 'I-1', lines } });
    expect(decide(trigger, invoice(0))).toMatchObject([{ fires: false }]);
  });
});
