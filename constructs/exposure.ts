import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { callbackUrl } from '../src/model/names';
import { type About, withAbout } from './about';
import type { Endpoint, Event } from './event';
import type { EventDefinitions, EventSource } from './event-source';
import { type ExposedPath, routedPath } from './exposed-path';
import { addGateway, addHttpRoute, type HttpRouteExposureProps } from './exposure-http-route';
import { addIngress, type IngressExposureProps } from './exposure-ingress';
import { addLoadBalancer, type LoadBalancerExposureProps, loadBalancerUrl } from './exposure-load-balancer';
import { objectName, objectNamespace } from './object-name';
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

type Exposed = Pick<ExposureProps, 'about'> & { readonly metadata?: ApiObjectMetadata };

/** An event that is called over HTTP. */
interface CalledEvent {
  readonly eventSource: EventSource<EventDefinitions>;
  readonly endpoint: Endpoint;
}

/**
 * Lets callers outside of the cluster reach event sources, each on the path that it listens on. The address that a provider is told to
 * call is derived from it: {@link Exposure.urlOf}.
 *
 * All factories throw EventloomError `bad-value` for what is no host name, for two events that would share an address, and when no event is
 * called over HTTP; `bad-reference` for an event source of another namespace, to which nothing here could lead.
 */
export class Exposure extends Construct {
  /**
   * By an Ingress.
   * @throws EventloomError `bad-value` also when some of the events have a certificate of their own and others do not.
   */
  static ingress(scope: Construct, id: string, props: ExposureProps & IngressExposureProps): Exposure {
    const exposure = Exposure.onHost(scope, id, props, props.tls ? 'https' : 'http');
    addIngress(exposure, exposure.metadata('Ingress', props), props, exposure.paths());
    return exposure;
  }

  /**
   * By an HTTPRoute of the Gateway API: through a gateway that exists, or through one of its own.
   * @throws EventloomError `bad-value` also when it is not clear which gateway serves the host, or how it speaks to events that have a
   * certificate of their own.
   */
  static httpRoute(scope: Construct, id: string, props: ExposureProps & HttpRouteExposureProps): Exposure {
    const exposure = Exposure.onHost(scope, id, props, props.scheme ?? 'https');
    const metadata = exposure.metadata('HTTPRoute', props);
    const gateway = addGateway(exposure, metadata.name, props);
    addHttpRoute(exposure, metadata, props, gateway, exposure.paths());
    return exposure;
  }

  /**
   * By a Service of type LoadBalancer, which leads to one event source. It knows no certificates: let the events speak TLS themselves
   * (`serverCertSecret` and `serverKeySecret`), or tell the cloud's load balancer to with annotations and `scheme: 'https'`.
   * @throws EventloomError `bad-value` also for one `port` when the events listen on several.
   */
  static loadBalancer(
    scope: Construct,
    id: string,
    props: LoadBalancerExposureProps & Pick<ExposureProps, 'about'>,
  ): Exposure {
    const { host, eventSource } = props;
    const exposure = new Exposure(scope, id, { host, eventSources: [eventSource] }, ({ port, tls }) =>
      loadBalancerUrl(props, port, tls),
    );
    addLoadBalancer(exposure, exposure.metadata('Service', props), props);
    return exposure;
  }

  private static onHost(scope: Construct, id: string, props: ExposureProps, scheme: 'http' | 'https'): Exposure {
    return new Exposure(scope, id, props, () => `${scheme}://${props.host}`);
  }

  /** The public address of the host, without a path; for events on several ports of a load balancer, that of the first. */
  readonly url: string;

  private readonly called: readonly CalledEvent[];
  private readonly urls = new Map<Event<unknown>, string>();
  private readonly taken = new Set<string>();

  private constructor(scope: Construct, id: string, props: ExposureProps, baseUrl: (endpoint: Endpoint) => string) {
    super(scope, id);
    if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(props.host)) {
      throw refusal(
        this,
        'bad-value',
        `'${props.host}' is not a host name; write it in lower case, without scheme, port and path`,
      );
    }
    this.called = props.eventSources.flatMap((eventSource) => this.expose(eventSource, baseUrl));
    const [first] = this.called;
    if (!first) {
      throw refusal(this, 'bad-value', 'none of the event sources is called over HTTP, so there is nothing to expose');
    }
    this.url = baseUrl(first.endpoint);
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

  private metadata(kind: string, { metadata, about }: Exposed) {
    const namespace = objectNamespace(this, metadata);
    const other = this.called.find(({ eventSource }) => eventSource.namespace !== namespace)?.eventSource;
    if (other) {
      throw refusal(
        this,
        'bad-reference',
        `event source '${other.name}' is in namespace '${other.namespace}', and the ${kind} in '${namespace}'; it leads only to pods of its ` +
          'own namespace, so expose it there',
      );
    }
    const name = objectName(this, kind, metadata);
    return { ...withAbout({ ...metadata }, about), name };
  }

  private expose(eventSource: EventSource<EventDefinitions>, baseUrl: (endpoint: Endpoint) => string): CalledEvent[] {
    return Object.values(eventSource.events).flatMap((event) => {
      const endpoint = event.definition?.endpoint;
      if (!endpoint) return [];
      const base = baseUrl(endpoint);
      const url = callbackUrl(base, endpoint.path);
      if (this.taken.has(url)) {
        throw refusal(
          this,
          'bad-value',
          `two events would be called at ${url}; give one of them another endpoint or host`,
        );
      }
      this.taken.add(url);
      this.urls.set(event, url);
      eventSource.publishUnder(event, base);
      return [{ eventSource, endpoint }];
    });
  }

  /** Several events may have the beginning of their paths in common, where the rest of it is for the event source to tell. */
  private paths(): readonly ExposedPath[] {
    const paths = new Map<string, ExposedPath>();
    for (const { eventSource, endpoint } of this.called) {
      const { port, tls } = endpoint;
      const { path, prefix } = routedPath(endpoint.path);
      const other = paths.get(`${prefix} ${path}`);
      if (other && (other.eventSource !== eventSource || other.port !== port)) {
        throw refusal(
          this,
          'bad-value',
          `two events need all that is below '${path}' of ${this.url}, and only one would get it; give one of them another endpoint or host`,
        );
      }
      paths.set(`${prefix} ${path}`, { path, prefix, port, tls, eventSource });
    }
    return [...paths.values()];
  }
}
