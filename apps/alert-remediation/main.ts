import { Chart } from 'cdk8s';
import {
  AlertRemediation,
  EventBus,
  PipelineApp,
  SharedServiceAccount,
  WebhookSecret,
  WorkflowTemplate,
} from '../../constructs';

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/alert-remediation' });
const chart = new Chart(app, 'remediation', { namespace: 'shop' });
const about = { owner: 'team-shop', runbook: 'https://runbooks.acme.example/queue-stuck' };

const remediator = new SharedServiceAccount(chart, 'remediator');
remediator.grant([{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch', 'patch'] }]);

const restart = new WorkflowTemplate(chart, 'restart', {
  about: { ...about, description: 'Restarts a Deployment and waits until it is well again' },
  serviceAccount: remediator,
  parameters: {
    deployment: { description: 'What to restart', enum: ['checkout', 'mailer'] },
    reason: { value: 'unknown', description: 'The alert, for whoever looks at its pods' },
  },
  entrypoint: 'restart',
  // Two alerts about one Deployment restart it one after the other.
  synchronization: { mutexes: [{ name: 'restart-{{workflow.parameters.deployment}}' }] },
  podMetadata: { annotations: { reason: '{{workflow.parameters.reason}}' } },
  templates: {
    restart: {
      retryStrategy: { limit: 2, backoff: { duration: '10s', factor: 2 } },
      script: {
        image: 'alpine/k8s:1.34.1',
        command: ['sh', '-eu'],
        env: [{ name: 'DEPLOYMENT', value: '{{workflow.parameters.deployment}}' }],
        source: [
          'kubectl rollout restart "deployment/$DEPLOYMENT"',
          'kubectl rollout status "deployment/$DEPLOYMENT" --timeout=5m',
          '',
        ].join('\n'),
      },
    },
  },
});

new AlertRemediation(chart, 'queue', {
  about: { ...about, description: 'Restarts what no longer takes messages from its queue' },
  eventBus: EventBus.jetstream(chart, 'default'),
  alert: 'QueueStuck',
  authSecret: WebhookSecret.externalSecret(chart, 'alertmanager-token', {
    store: { name: 'vault' },
    remoteKey: 'shop/alertmanager',
  }),
  workflow: restart,
  parameters: (alert) => ({
    deployment: alert.data('body.commonLabels.deployment'),
    reason: alert.data('body.commonAnnotations.summary', { otherwise: 'no summary' }),
  }),
});

app.synth();
