import { ApiObject } from 'cdk8s';
import { EventSource, Exposure, Webhook } from '../../constructs';
import { addSyncWaves } from '../../constructs/sync-waves';
import { manifests, testChart } from './synthesized';

const annotation = 'argocd.argoproj.io/sync-wave';

function waves(
  expose: (chart: ReturnType<typeof testChart>, source: EventSource<{ readonly order: Webhook<unknown> }>) => void,
) {
  const chart = testChart();
  const source = new EventSource(chart, 'hooks', { events: { order: Webhook.post('/orders') as Webhook<unknown> } });
  expose(chart, source);
  addSyncWaves(chart.node.findAll().filter((construct) => construct instanceof ApiObject));
  return Object.fromEntries(manifests(chart).map(({ kind, metadata }) => [kind, metadata.annotations?.[annotation]]));
}

describe('the order in which Argo CD applies objects', () => {
  const host = 'hooks.acme.example';

  it('opens the way in from outside last', () => {
    const found = waves((chart, source) => Exposure.ingress(chart, 'way', { host, eventSources: [source] }));
    expect(found).toEqual({ EventSource: '2', Service: undefined, Ingress: '3' });
  });

  it('waits for the address of a load balancer after everything else', () => {
    const found = waves((chart, source) => Exposure.loadBalancer(chart, 'way', { host, eventSource: source }));
    expect(found).toEqual({ EventSource: '2', Service: '3' });
  });
});
