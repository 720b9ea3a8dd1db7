import { Chart } from 'cdk8s';
import { EventBus, NightlyWorkflow, PipelineApp, SharedServiceAccount, WorkflowTemplate } from '../../constructs';

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/nightly-reports' });
const chart = new Chart(app, 'reports', { namespace: 'reporting' });
const about = { owner: 'team-finance', runbook: 'https://runbooks.acme.example/reports' };

const report = new WorkflowTemplate(chart, 'report', {
  about: { ...about, description: 'Makes a report and sends it to its readers' },
  serviceAccount: new SharedServiceAccount(chart, 'reporter'),
  parameters: {
    period: { description: 'What the report is about', enum: ['day', 'week'] },
    due: { description: 'When it was due: a repeated run makes the same report again' },
  },
  entrypoint: 'report',
  ttlStrategy: { secondsAfterCompletion: 7 * 24 * 60 * 60 },
  templates: {
    report: {
      retryStrategy: { limit: 3, backoff: { duration: '1m', factor: 2 } },
      activeDeadlineSeconds: 60 * 60,
      container: {
        image: 'registry.acme.example/reports:3.2',
        args: ['--period', '{{workflow.parameters.period}}', '--until', '{{workflow.parameters.due}}'],
      },
    },
  },
});

const eventBus = EventBus.jetstream(chart, 'default');
const timezone = 'Europe/Oslo';

new NightlyWorkflow(chart, 'daily', {
  about: { ...about, description: 'Reports each working day, early in the morning of the next' },
  eventBus,
  schedule: '30 2 * * 2-6',
  timezone,
  // The nights after Christmas Day and New Year's Day: there is nothing to report.
  exclusionDates: ['2026-12-26', '2027-01-02'],
  workflow: report,
  parameters: (night) => ({ period: 'day', due: night.data('eventTime') }),
});

new NightlyWorkflow(chart, 'weekly', {
  about: { ...about, description: 'Reports the week, in the night to Monday' },
  eventBus,
  schedule: '0 4 * * 1',
  timezone,
  workflow: report,
  parameters: (night) => ({ period: 'week', due: night.data('eventTime') }),
});

app.synth();
