import type { ApiObject } from 'cdk8s';

const annotation = 'argocd.argoproj.io/sync-wave';

/**
 * In which wave Argo CD applies a kind; all others come first, in wave 0. A sensor gets only events that were published after it began
 * to listen, so event sources come after sensors, and the way in from outside comes last.
 */
const waves: { readonly [kind: string]: string } = { Sensor: '1', EventSource: '2', Ingress: '3', HTTPRoute: '3' };

/** Argo CD waits for the address of a load balancer before it goes on to the next wave. */
function waveOf(object: ApiObject): string | undefined {
  if (object.kind !== 'Service') return waves[object.kind];
  const { spec } = object.toJson() as { readonly spec?: { readonly type?: string } };
  return spec?.type === 'LoadBalancer' ? waves.Ingress : undefined;
}

/** Says in which order Argo CD applies objects, unless they say so themselves. */
export function addSyncWaves(objects: readonly ApiObject[]): void {
  for (const object of objects) {
    const wave = waveOf(object);
    const metadata = object.metadata.toJson() as
      | { readonly annotations?: { readonly [key: string]: string } }
      | undefined;
    if (wave !== undefined && metadata?.annotations?.[annotation] === undefined)
      object.metadata.addAnnotation(annotation, wave);
  }
}
