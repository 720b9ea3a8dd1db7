/**
 * Promises that the compiler keeps. Each line below an `@ts-expect-error` must not compile; tsc fails when it does.
 */
import { Chart, Testing } from 'cdk8s';
import { EventSource, GithubEvent, Match, Sensor, Webhook, WorkflowTemplate, WorkflowTrigger } from '../../constructs';

interface Order {
  readonly id: string;
  readonly total: number;
  readonly lines: readonly { readonly sku: string; readonly gift: { readonly note: string } | null }[];
}

const chart = new Chart(Testing.app(), 'chart');
const source = new EventSource(chart, 'hooks', {
  events: {
    push: GithubEvent.push({ repository: 'acme/shop' }),
    order: Webhook.post<Order>('/orders', { port: 13000 }),
    anything: Webhook.post('/anything', { port: 13000 }),
  },
});
const template = new WorkflowTemplate(chart, 'ci', {
  parameters: {
    revision: {},
    branch: { value: 'main' },
    registry: { valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } },
  },
  entrypoint: 'build',
  templates: { build: { container: { image: 'golang' } }, test: { container: { image: 'golang' } } },
});
const sensor = new Sensor(chart, 'sensor');

/** A wrong name of an event. */
export const push = sensor.on('push', source.events.push);
// @ts-expect-error there is no event pushh
sensor.on('pushh', source.events.pushh);

/** A path that the payload does not have. */
push.data('body.after');
push.data('body.commits.0.author.name');
push.data('body.commits.#');
push.data('body.commits.#.id');
push.data('body.head_commit.message');
push.data('headers.X-Github-Event.0');
push.data('body.commits.#(distinct==true).id');
// @ts-expect-error GitHub says after
push.data('body.aftr');
// @ts-expect-error the commit is in the body
push.data('after');
// @ts-expect-error a text has no fields
push.data('body.after.sha');
// @ts-expect-error a list has no names
push.data('body.commits.author');
// @ts-expect-error the source github says headers
push.data('header.X-Github-Event.0');

/** A filter on a field that the payload does not have. */
sensor.on('main', source.events.push, { where: { 'body.ref': Match.equals('refs/heads/main') } });
// @ts-expect-error GitHub says ref
sensor.on('typo', source.events.push, { where: { 'body.reff': Match.equals('refs/heads/main') } });
// @ts-expect-error a filter is a Match
sensor.on('text', source.events.push, { where: { 'body.ref': 'refs/heads/main' } });

/** A payload of one's own, or none. */
const order = sensor.on('order', source.events.order);
order.data('body.lines.0.gift.note');
export const total: number = order.raw('body.total');
// @ts-expect-error a total is a number
export const text: string = order.raw('body.total');
// @ts-expect-error the source webhook says header
order.data('headers.X-Id.0');
// @ts-expect-error an order has no price
order.data('body.price');
sensor.on('anything', source.events.anything).data('body.what.ever.0');
const path: string = 'body.read.at.run.time';
order.data(path);

/** Parameters that the template does not declare, or that it needs. */
WorkflowTrigger.submit(template, { revision: 'main' });
WorkflowTrigger.submit(template, { revision: push.data('body.after'), branch: 'main', registry: 'x' });
// @ts-expect-error the parameter is called revision
WorkflowTrigger.submit(template, { revison: push.data('body.after') });
// @ts-expect-error there is no parameter tag
WorkflowTrigger.submit(template, { revision: 'main', tag: 'v1' });
// @ts-expect-error revision has no value
WorkflowTrigger.submit(template, { branch: 'main' });
// @ts-expect-error a list is no parameter
WorkflowTrigger.submit(template, { revision: ['main'] });

/** Templates that do not exist. */
template.templateRef('test');
// @ts-expect-error there is no template tests
template.templateRef('tests');
new WorkflowTemplate(chart, 'cd', {
  // @ts-expect-error there is no template deploi
  entrypoint: 'deploi',
  templates: { deploy: { container: { image: 'helm' } } },
});

/** An event that exists already has the names that it was said to have, and any payload. */
const imported = EventSource.fromEventSourceName(chart, 'imported', 'imported', { events: ['made'] });
sensor.on('made', imported.events.made).data('any.path');
// @ts-expect-error it was not said to have sold
sensor.on('sold', imported.events.sold);
