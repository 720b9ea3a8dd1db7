import { Construct } from 'constructs';
import type { OciRegistryNotification } from '../../src/model/payloads/oci-registry';
import type { HeaderPayload } from '../../src/model/payloads/published';
import { EventSource } from '../event-source';
import { Match } from '../match';
import { Sensor } from '../sensor';
import { Webhook, type WebhookOptions } from '../sources/webhook';
import { K8sTrigger } from '../triggers/k8s';
import type { PatternProps } from './workflow-pattern';

/** @see RegistryPushDeploy */
export interface RegistryPushDeployProps extends PatternProps, Pick<WebhookOptions, 'authSecret'> {
  /** The host of the registry, as nodes pull from it: `registry.acme.example`. */
  readonly registry: string;
  /** Whose images: `acme/shop`. */
  readonly repository: string;
  /** What the tag must be like: `Match.startsWith('v1.')`. A manifest that is pushed without a tag never counts. @default - any tag */
  readonly tag?: Match;
  /** What runs the image: a Deployment that exists already, and its container. */
  readonly deployment: { readonly name: string; readonly container: string };
}

/** An image that is pushed to a registry is rolled out to a Deployment, by its digest. For registries like the CNCF's Distribution. */
export class RegistryPushDeploy extends Construct {
  /** Receives the registry's notifications. */
  readonly eventSource: EventSource<{ readonly push: Webhook<HeaderPayload<OciRegistryNotification>> }>;
  /** Changes the Deployment; more triggers may be added. */
  readonly sensor: Sensor;

  constructor(scope: Construct, id: string, props: RegistryPushDeployProps) {
    super(scope, id);
    const { eventBus, about, authSecret, registry, repository, tag = Match.present(), deployment } = props;
    const events = { push: Webhook.ociRegistry('/registry', { authSecret }) };
    this.eventSource = new EventSource(this, 'registry', { eventBus, about, events });
    this.sensor = new Sensor(this, 'on-push', { eventBus, about });
    const push = this.sensor.on('push', this.eventSource.events.push, {
      where: {
        'body.events.0.action': Match.equals('push'),
        'body.events.0.target.repository': Match.equals(repository),
        'body.events.0.target.tag': tag,
      },
    });
    const image = `${registry}/${repository}@${push.data('body.events.0.target.digest')}`;
    const spec = { template: { spec: { containers: [{ name: deployment.container, image }] } } };
    const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: deployment.name }, spec };
    this.sensor.trigger('deploy', K8sTrigger.patch(manifest, { strategy: 'strategic-merge' }));
  }
}
