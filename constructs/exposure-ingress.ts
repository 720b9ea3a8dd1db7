import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { cdk8sPlus } from './cdk8s-plus';
import { type ExposedPath, type ExposureTls, issuerAnnotation } from './exposed-path';
import { webhookService } from './exposure-service';
import { refusal } from './refusal';

/** @see Exposure.ingress */
export interface IngressExposureProps {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** Which controller serves it, such as `nginx`. @default - the cluster's default class */
  readonly className?: string;
  /** @default - plain HTTP, which a provider should not be told to call */
  readonly tls?: ExposureTls;
}

const backendProtocol = 'nginx.ingress.kubernetes.io/backend-protocol';

/**
 * Makes the Ingress that sends each path of the host to its Service. For events that have a certificate of their own it says so in the way
 * of ingress-nginx; another controller needs an annotation of its own in `metadata`.
 * @throws EventloomError `bad-value` when some of the events speak TLS themselves and others do not.
 */
export function addIngress(
  scope: Construct,
  metadata: ApiObjectMetadata,
  props: IngressExposureProps & { readonly host: string },
  paths: readonly ExposedPath[],
): void {
  const { HttpIngressPathType, Ingress, IngressBackend, Secret } = cdk8sPlus();
  const { className, host, tls } = props;
  const backends = paths.map(({ path, prefix, port, eventSource }) => ({
    path,
    type: prefix ? HttpIngressPathType.PREFIX : HttpIngressPathType.EXACT,
    backend: IngressBackend.fromService(webhookService(scope, eventSource), { port }),
  }));
  const ingress = new Ingress(scope, 'ingress', {
    metadata: {
      ...metadata,
      annotations: { ...issuerAnnotation(tls), ...backendAnnotation(scope, paths), ...metadata.annotations },
    },
    ...(className === undefined ? {} : { className }),
  });
  if (tls) ingress.addTls([{ hosts: [host], secret: Secret.fromSecretName(ingress, 'certificate', tls.secretName) }]);
  for (const { path, type, backend } of backends) ingress.addHostRule(host, path, backend, type);
}

function backendAnnotation(scope: Construct, paths: readonly ExposedPath[]): { readonly [key: string]: string } {
  const encrypted = paths.filter(({ tls }) => tls).length;
  if (encrypted === 0) return {};
  if (encrypted === paths.length) return { [backendProtocol]: 'HTTPS' };
  throw refusal(
    scope,
    'bad-value',
    'some of the events have a serverCertSecret and others do not, and an Ingress speaks to all of them in one way; expose them by two',
  );
}
