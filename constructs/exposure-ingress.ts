import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { cdk8sPlus } from './cdk8s-plus';
import { type ExposedPath, type ExposureTls, issuerAnnotation } from './exposed-path';

/** @see Exposure.ingress */
export interface IngressExposureProps {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** Which controller serves it, such as `nginx`. @default - the cluster's default class */
  readonly className?: string;
  /** @default - plain HTTP, which a provider should not be told to call */
  readonly tls?: ExposureTls;
}

/** Makes the Ingress that sends each path of the host to its Service. */
export function addIngress(
  scope: Construct,
  metadata: ApiObjectMetadata,
  props: IngressExposureProps & { readonly host: string },
  paths: readonly ExposedPath[],
): void {
  const { HttpIngressPathType, Ingress, IngressBackend, Secret } = cdk8sPlus();
  const { className, host, tls } = props;
  const ingress = new Ingress(scope, 'ingress', {
    metadata: { ...metadata, annotations: { ...issuerAnnotation(tls), ...metadata.annotations } },
    ...(className === undefined ? {} : { className }),
  });
  if (tls) ingress.addTls([{ hosts: [host], secret: Secret.fromSecretName(ingress, 'certificate', tls.secretName) }]);
  for (const { path, port, service } of paths) {
    ingress.addHostRule(host, path, IngressBackend.fromService(service, { port }), HttpIngressPathType.EXACT);
  }
}
