import { ApiObject, type ApiObjectMetadata, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { cdk8sPlus } from './cdk8s-plus';
import type { EventDefinitions, EventSource } from './event-source';
import { listeningPorts, serviceOf } from './exposure-service';
import { refusal, within } from './refusal';
import { requirePort } from './requirements';

/** @see Exposure.loadBalancer */
export interface LoadBalancerExposureProps {
  /** The host name that leads to the load balancer: `hooks.acme.example`. Its record in the DNS is made elsewhere. */
  readonly host: string;
  /** The event source. A load balancer leads to the pods of one; for several on one host use an Ingress or an HTTPRoute. */
  readonly eventSource: EventSource<EventDefinitions>;
  /**
   * The name of the Service, and the annotations that tell the cloud what kind of load balancer it is.
   * @default - the name is made of the construct's id, and the namespace is the chart's
   */
  readonly metadata?: ApiObjectMetadata;
  /** The port that callers use, when all events listen on one port. @default - the port that each event listens on */
  readonly port?: number;
  /**
   * How callers speak to the load balancer: `https` when it holds a certificate of its own, as annotations tell some clouds.
   * @default - 'https' for events that have a certificate (`serverCertSecret`), else 'http', which no provider should be told to call
   */
  readonly scheme?: 'http' | 'https';
  /** From which addresses it can be reached, as CIDR: `['140.82.112.0/20']`. @default - from everywhere */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Which of several kinds of load balancers. @default - the cloud's own */
  readonly loadBalancerClass?: string;
  /** `Local` keeps the address of the caller, and reaches only nodes that run a pod of the event source. @default 'Cluster' */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

/** The address under which callers reach a port of the event source. */
export function loadBalancerUrl(props: LoadBalancerExposureProps, listening: number, tls: boolean): string {
  const scheme = props.scheme ?? (tls ? 'https' : 'http');
  const port = props.port ?? listening;
  return `${scheme}://${props.host}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}`;
}

/**
 * Makes the Service of type LoadBalancer.
 * @throws EventloomError `bad-value` for one port for callers and several that events listen on, or one that does not exist.
 */
export function addLoadBalancer(scope: Construct, metadata: ApiObjectMetadata, props: LoadBalancerExposureProps): void {
  const { eventSource, port, loadBalancerSourceRanges, loadBalancerClass, externalTrafficPolicy } = props;
  const listening = listeningPorts(eventSource);
  checkPort(scope, port, listening.length);
  const service = serviceOf(scope, 'load-balancer', eventSource, metadata, {
    type: cdk8sPlus().ServiceType.LOAD_BALANCER,
    ports: listening.map(({ name, port: own }) => ({ name, port: port ?? own, targetPort: own })),
    ...(loadBalancerSourceRanges ? { loadBalancerSourceRanges: [...loadBalancerSourceRanges] } : {}),
  });
  for (const [field, value] of Object.entries({ loadBalancerClass, externalTrafficPolicy })) {
    if (value !== undefined) ApiObject.of(service).addJsonPatch(JsonPatch.add(`/spec/${field}`, value));
  }
}

function checkPort(scope: Construct, port: number | undefined, listening: number): void {
  if (port === undefined) return;
  within(scope, undefined, () => requirePort(port));
  if (listening === 1) return;
  throw refusal(
    scope,
    'bad-value',
    `callers would all use port ${port}, and the events listen on ${listening} ports; leave out 'port', or let the events listen on one`,
  );
}
