import type { ApiObject } from 'cdk8s';

const annotation = 'argocd.argoproj.io/sync-wave';

/**
 * In which wave Argo CD applies a kind; all others come first, in wave 0. A sensor gets only events that were published after it began
 * to listen, so event sources come after sensors, and the way in from outside comes last.
 */
const waves: { readonly [kind: string]: string } = { Sensor: '1', EventSource: '2', Ingress: '3', HTTPRoute: '3' };

/** Says in which order Argo CD applies objects, unless they say so themselves. */
export function addSyncWaves(objects: readonly ApiObject[]): void {
  for (const object of objects) {
    const wave = waves[object.kind];
    const metadata = object.metadata.toJson() as
      | { readonly annotations?: { readonly [key: string]: string } }
      | undefined;
    if (wave !== undefined && metadata?.annotations?.[annotation] === undefined)
      object.metadata.addAnnotation(annotation, wave);
  }
}
