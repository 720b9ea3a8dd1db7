import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayListener } from '../src/model/wiring/gateway';
import type { HTTPRouteRule } from '../src/model/wiring/http-route';
import { type ExposedPath, type ExposureTls, issuerAnnotation } from './exposed-path';
import { webhookService } from './exposure-service';
import { KubeGateway } from './l1/gateway';
import { KubeHttpRoute } from './l1/http-route';
import { refusal } from './refusal';

/** A Gateway of the Gateway API, and which of its listeners. */
export interface GatewayReference {
  /** The name of the Gateway. */
  readonly name: string;
  /** @default - the namespace of the chart */
  readonly namespace?: string;
  /** The name of the listener. @default - every listener that takes the host */
  readonly sectionName?: string;
}

/** @see Exposure.httpRoute */
export interface HttpRouteExposureProps {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** A gateway that exists and holds the certificate of the host. Give this, or `gatewayClassName` and `tls`. */
  readonly gateway?: GatewayReference;
  /** The class of a gateway to be made for the host. Needs `tls`. @default - `gateway` serves the host */
  readonly gatewayClassName?: string;
  /** The certificate of the gateway to be made. @default - `gateway` has one */
  readonly tls?: ExposureTls;
  /** How callers speak to the gateway. @default 'https' */
  readonly scheme?: 'http' | 'https';
  /**
   * How the gateway speaks to events that have a certificate of their own (`serverCertSecret`), and needed for them. It becomes a
   * BackendTLSPolicy.
   * @default - plain HTTP
   */
  readonly backendTls?: BackendTls;
}

/** How a gateway tells that it reaches the right event source. */
export interface BackendTls {
  /** The name that the certificate of the event source is made out to. */
  readonly hostname: string;
  /** The ConfigMap whose key `ca.crt` holds the authority that signed it. @default - the authorities that the gateway trusts */
  readonly caConfigMap?: string;
}

/** The gateway that serves the host: the one that was named, or a new one with a listener that speaks TLS. */
export function addGateway(
  scope: Construct,
  name: string,
  props: HttpRouteExposureProps & { readonly host: string },
): GatewayReference {
  const { gateway, gatewayClassName, tls, host } = props;
  if (gateway && !gatewayClassName && !tls) return gateway;
  if (gateway || !gatewayClassName || !tls) {
    throw refusal(
      scope,
      'bad-value',
      'it is not clear which gateway serves the host; give gateway for one that exists, or gatewayClassName and tls for a new one',
    );
  }
  const listener: GatewayListener = {
    name: 'https',
    protocol: 'HTTPS',
    port: 443,
    hostname: host,
    tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: tls.secretName }] },
    allowedRoutes: { namespaces: { from: 'Same' } },
  };
  new KubeGateway(scope, 'gateway', {
    metadata: { name, annotations: { ...issuerAnnotation(tls) } },
    spec: { gatewayClassName, listeners: [listener] },
  });
  return { name, sectionName: 'https' };
}

/**
 * Makes the HTTPRoute that sends each path of the host to its Service.
 * @throws EventloomError `bad-value` for events that speak TLS themselves, when nothing says how the gateway speaks to them.
 */
export function addHttpRoute(
  scope: Construct,
  metadata: ApiObjectMetadata & { readonly name: string },
  props: HttpRouteExposureProps & { readonly host: string },
  gateway: GatewayReference,
  paths: readonly ExposedPath[],
): void {
  const rules = paths.map(
    ({ path, prefix, port, eventSource }): HTTPRouteRule => ({
      matches: [{ path: { type: prefix ? 'PathPrefix' : 'Exact', value: path } }],
      backendRefs: [{ kind: 'Service', name: webhookService(scope, eventSource).name, port }],
    }),
  );
  new KubeHttpRoute(scope, 'http-route', {
    metadata,
    spec: { parentRefs: [{ kind: 'Gateway', ...gateway }], hostnames: [props.host], rules },
  });
  const encrypted = [
    ...new Set(paths.flatMap(({ tls, eventSource }) => (tls ? [webhookService(scope, eventSource).name] : []))),
  ];
  if (encrypted.length > 0) addBackendTls(scope, metadata, encrypted, props.backendTls);
}

function addBackendTls(
  scope: Construct,
  metadata: ApiObjectMetadata & { readonly name: string },
  services: readonly string[],
  tls: BackendTls | undefined,
): void {
  if (!tls) {
    throw refusal(
      scope,
      'bad-value',
      `the events behind ${services.join(' and ')} have a serverCertSecret, and a gateway speaks plain HTTP to them unless told otherwise; ` +
        'give backendTls, or let the gateway alone speak TLS',
    );
  }
  const { hostname, caConfigMap } = tls;
  const authorities =
    caConfigMap === undefined
      ? { wellKnownCACertificates: 'System' }
      : { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: caConfigMap }] };
  new ApiObject(scope, 'backend-tls', {
    apiVersion: KubeHttpRoute.GVK.apiVersion,
    kind: 'BackendTLSPolicy',
    metadata: { name: metadata.name, ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }) },
    spec: {
      targetRefs: services.map((name) => ({ group: '', kind: 'Service', name })),
      validation: { hostname, ...authorities },
    },
  });
}
