import type { ApiObjectMetadata } from 'cdk8s';
import type { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { callbackUrl, eventSourceLabels } from '../src/model/names';
import { type About, withAbout } from './about';
import { cdk8sPlus } from './cdk8s-plus';
import type { Event } from './event';
import { type EventDefinitions, type EventSource, servicePorts } from './event-source';
import type { ExposedPath } from './exposed-path';
import { addGateway, addHttpRoute, type HttpRouteExposureProps } from './exposure-http-route';
import { addIngress, type IngressExposureProps } from './exposure-ingress';
import { objectName } from './object-name';
import { refusal } from './refusal';

/** What is exposed, and where. */
export interface ExposureProps {
  /** The host name that callers use: `hooks.acme.example`. */
  readonly host: string;
  /** The event sources whose events can be called from outside: all of them that are called over HTTP. */
  readonly eventSources: readonly EventSource<EventDefinitions>[];
  /** @default - nothing is said about it */
  readonly about?: About;
}

/**
 * Lets callers outside of the cluster reach event sources, each on the path that it listens on. The address that a provider is told to
 * call is derived from it: {@link Exposure.urlOf}.
 */
export class Exposure extends Construct {
  /**
   * By an Ingress.
   * @throws EventloomError `bad-value` when two events would share a path of the host.
   */
  static ingress(scope: Construct, id: string, props: ExposureProps & IngressExposureProps): Exposure {
    const exposure = new Exposure(scope, id, props, props.tls ? 'https' : 'http');
    addIngress(exposure, exposure.metadata('Ingress', props), props, exposure.paths);
    return exposure;
  }

  /**
   * By an HTTPRoute of the Gateway API: through a gateway that exists, or through one of its own.
   * @throws EventloomError `bad-value` when two events would share a path of the host, or it is not clear which gateway serves them.
   */
  static httpRoute(scope: Construct, id: string, props: ExposureProps & HttpRouteExposureProps): Exposure {
    const exposure = new Exposure(scope, id, props, props.scheme ?? 'https');
    const metadata = exposure.metadata('HTTPRoute', props);
    const gateway = addGateway(exposure, metadata.name, props);
    addHttpRoute(exposure, metadata, props.host, gateway, exposure.paths);
    return exposure;
  }

  /** The public address of the host, without a path. */
  readonly url: string;

  private readonly paths: readonly ExposedPath[];
  private readonly urls = new Map<Event<unknown>, string>();
  private readonly taken = new Set<string>();

  private constructor(scope: Construct, id: string, props: ExposureProps, scheme: 'http' | 'https') {
    super(scope, id);
    if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(props.host)) {
      throw refusal(
        this,
        'bad-value',
        `'${props.host}' is not a host name; write it in lower case, without scheme, port and path`,
      );
    }
    this.url = `${scheme}://${props.host}`;
    this.paths = props.eventSources.flatMap((eventSource) => this.expose(eventSource));
    if (this.paths.length === 0) {
      throw refusal(this, 'bad-value', 'none of the event sources is called over HTTP, so there is nothing to expose');
    }
  }

  /**
   * The address to enter at the provider: the host, and the path that the event source listens on.
   * @throws EventloomError `bad-reference` for an event that is not exposed here.
   */
  urlOf(event: Event<unknown>): string {
    const url = this.urls.get(event);
    if (url !== undefined) return url;
    throw refusal(
      this,
      'bad-reference',
      `event '${event.name}' of event source '${event.eventSource.name}' is not exposed here; add its event source to eventSources`,
    );
  }

  private metadata(kind: string, { metadata, about }: ExposureProps & { readonly metadata?: ApiObjectMetadata }) {
    const name = objectName(this, kind, metadata);
    return { ...withAbout({ ...metadata }, about), name };
  }

  private expose(eventSource: EventSource<EventDefinitions>): ExposedPath[] {
    const service = this.serviceFor(eventSource);
    return Object.values(eventSource.events).flatMap((event) => {
      const endpoint = event.definition?.endpoint;
      if (!endpoint || !service) return [];
      const url = callbackUrl(this.url, endpoint.path);
      if (this.taken.has(url)) {
        throw refusal(
          this,
          'bad-value',
          `two events would be called at ${url}; give one of them another endpoint or host`,
        );
      }
      this.taken.add(url);
      this.urls.set(event, url);
      eventSource.publishUnder(event, this.url);
      return [{ path: endpoint.path, port: endpoint.port, service }];
    });
  }

  /** A Service of our own: the controller makes its Service later, under a name that a change of names cannot reach. */
  private serviceFor(eventSource: EventSource<EventDefinitions>): Service | undefined {
    const definitions = Object.entries(eventSource.events).flatMap(([name, { definition }]) =>
      definition ? [[name, definition] as const] : [],
    );
    const ports = servicePorts(Object.fromEntries(definitions));
    if (ports.length === 0) return undefined;
    const service = new (cdk8sPlus().Service)(this, `${eventSource.node.id}-service`, {
      metadata: withAbout(
        { name: `${eventSource.name}-webhooks`, ...namespaceOf(eventSource) },
        { description: `The pods of event source '${eventSource.name}', for callers from outside` },
      ),
      ports: ports.map(({ name, port }) => ({ name, port, targetPort: port })),
    });
    const { controller, 'eventsource-name': name } = eventSourceLabels(eventSource.name);
    service.selectLabel('controller', controller ?? '');
    service.selectLabel('eventsource-name', name ?? '');
    return service;
  }
}

function namespaceOf({ namespace }: { readonly namespace?: string }): { namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
