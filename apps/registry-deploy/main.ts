import { Chart } from 'cdk8s';
import { EventBus, EventSource, K8sTrigger, Match, PipelineApp, Sensor, SqsEvent } from '../../constructs';

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/registry-deploy' });
const chart = new Chart(app, 'deploy', { namespace: 'delivery' });
const about = { owner: 'team-delivery', runbook: 'https://runbooks.acme.example/registry-deploy' };
const eventBus = EventBus.jetstream(chart, 'default');

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const repository = 'acme/shop';

const ecr = new EventSource(chart, 'ecr', {
  about: { ...about, description: 'Takes what Amazon ECR tells EventBridge from a queue' },
  eventBus,
  events: { image: SqsEvent.ecrImageActions({ queue: 'ecr-image-actions', region: 'eu-west-1', waitTimeSeconds: 20 }) },
});

const sensor = new Sensor(chart, 'rollout', {
  about: { ...about, description: 'Rolls out what is pushed: main to the preview, releases to production' },
  eventBus,
});

const pushed = {
  'body.detail.action-type': Match.equals('PUSH'),
  'body.detail.result': Match.equals('SUCCESS'),
  'body.detail.repository-name': Match.equals(repository),
};

const main = sensor.on('main', ecr.events.image, {
  where: { ...pushed, 'body.detail.image-tag': Match.equals('main') },
});

const release = sensor.on('release', ecr.events.image, {
  where: { ...pushed, 'body.detail.image-tag': Match.pattern(/^v\d+\.\d+\.\d+$/) },
});

const image = (push: typeof main): string => `${registry}/${repository}@${push.data('body.detail.image-digest')}`;

// Nobody but this sensor looks after the preview, so its Deployment itself is changed.
sensor.trigger(
  'preview',
  K8sTrigger.patch(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop', namespace: 'shop-preview' },
      spec: { template: { spec: { containers: [{ name: 'shop', image: image(main) }] } } },
    },
    { strategy: 'strategic-merge' },
  ),
  { when: main },
);

// Argo CD keeps production as its Application says, and would undo a change of the Deployment.
sensor.trigger(
  'production',
  K8sTrigger.patch({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', namespace: 'argocd' },
    spec: { source: { kustomize: { images: [`shop=${image(release)}`] } } },
  }),
  { when: release },
);

app.synth();
