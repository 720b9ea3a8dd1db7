import { Construct } from 'constructs';
import type { HeaderPayload } from '../../src/model/payloads/published';
import type { Dependency } from '../dependency';
import { EventSource } from '../event-source';
import { Sensor } from '../sensor';
import { Webhook, type WebhookOptions } from '../sources/webhook';
import { K8sTrigger } from '../triggers/k8s';
import type { PatternProps } from './workflow-pattern';

/** @see MicroserviceWebhook */
export interface MicroserviceWebhookProps<Body> extends PatternProps, Pick<WebhookOptions, 'authSecret' | 'port'> {
  /** Where requests are sent to: `/signup`. */
  readonly path: string;
  /** What the Job is. The API server makes its name: `name`, a dash and something random, so that each request has its own Job. */
  readonly job: (request: Dependency<HeaderPayload<Body>>) => {
    /** What the names of the Jobs begin with. */
    readonly name: string;
    /** The `spec` of a Job of batch/v1. Values of the request may stand in any text of it. */
    readonly spec: object;
  };
}

/** A request whose body is JSON of type `Body` starts a Kubernetes Job. */
export class MicroserviceWebhook<Body = unknown> extends Construct {
  /** Receives the requests. */
  readonly eventSource: EventSource<{ readonly request: Webhook<HeaderPayload<Body>> }>;
  /** Creates the Jobs; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-value` for a path without a slash in front. */
  constructor(scope: Construct, id: string, props: MicroserviceWebhookProps<Body>) {
    super(scope, id);
    const { eventBus, about, path, authSecret, port, job } = props;
    const events = { request: Webhook.post<Body>(path, { authSecret, port }) };
    this.eventSource = new EventSource(this, 'webhook', { eventBus, about, events });
    this.sensor = new Sensor(this, 'on-request', { eventBus, about });
    const { name, spec } = job(this.sensor.on('request', this.eventSource.events.request));
    const manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: `${name}-` }, spec };
    this.sensor.trigger('job', K8sTrigger.create(manifest));
  }
}
