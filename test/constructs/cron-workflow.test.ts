import { Cron } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  CronWorkflow,
  type CronWorkflowProps,
  SharedServiceAccount,
  WorkflowTemplate,
} from '../../constructs';
import { manifest, manifestOf, testChart } from './synthesized';

const takes = { day: {}, format: { value: 'pdf' } };

function report(namespace?: string) {
  return WorkflowTemplate.fromWorkflowTemplateName(testChart(namespace), 'report', 'report', takes);
}

describe('CronWorkflow', () => {
  it('runs a template by a schedule', () => {
    const chart = testChart();
    const template = WorkflowTemplate.fromWorkflowTemplateName(chart, 'report', 'report', takes);
    const cron = new CronWorkflow(chart, 'nightly', {
      about: { description: 'Reports what was sold' },
      template,
      parameters: { day: 'yesterday' },
      schedules: ['0 2 * * *', Cron.weekly()],
      timezone: 'Europe/Oslo',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 600,
      workflowSpec: { priority: 5 },
      serviceAccount: new SharedServiceAccount(chart, 'reporter'),
    });
    expect(cron).toMatchObject({ name: 'nightly', namespace: 'argo-events', schedules: ['0 2 * * *', '0 0 * * 0'] });
    expect(manifest(chart, 'CronWorkflow')).toMatchObject({
      metadata: { name: 'nightly', annotations: { 'a8r.io/description': 'Reports what was sold' } },
      spec: {
        schedules: ['0 2 * * *', '0 0 * * 0'],
        timezone: 'Europe/Oslo',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 600,
        workflowSpec: {
          priority: 5,
          serviceAccountName: 'reporter',
          workflowTemplateRef: { name: 'report' },
          arguments: { parameters: [{ name: 'day', value: 'yesterday' }] },
        },
      },
    });
    expect(manifestOf(chart, 'Role')).toMatchObject({ rules: [{ resources: ['workflowtaskresults'] }] });
  });

  it('runs a template of the whole cluster', () => {
    const chart = testChart();
    const template = ClusterWorkflowTemplate.fromClusterWorkflowTemplateName(chart, 'sweep', 'sweep', {});
    new CronWorkflow(chart, 'sweep', { template, parameters: {}, schedules: '@daily' });
    expect(manifest(chart, 'CronWorkflow').spec).toEqual({
      schedules: ['@daily'],
      workflowSpec: { workflowTemplateRef: { name: 'sweep', clusterScope: true } },
    });
  });

  it.each(['@hourly', '@every 1h30m', 'TZ=Europe/Oslo 0 2 * * *'])('takes the schedule %s', (schedules) => {
    const chart = testChart();
    new CronWorkflow(chart, 'often', { template: report(), parameters: { day: 'x' }, schedules });
    expect(manifest(chart, 'CronWorkflow').spec.schedules).toEqual([schedules]);
  });

  it('passes what the template takes', () => {
    const props = { template: report(), schedules: '@daily' };
    // @ts-expect-error it needs a day
    new CronWorkflow(testChart(), 'a', { ...props, parameters: {} });
    // @ts-expect-error it takes no month
    new CronWorkflow(testChart(), 'b', { ...props, parameters: { day: 'x', month: 'y' } });
    expect(new CronWorkflow(testChart(), 'c', { ...props, parameters: { day: 'x' } }).name).toBe('c');
  });

  it.each<[string, Partial<CronWorkflowProps<typeof takes>>, string]>([
    ['a schedule that cannot be read', { schedules: '61 * * * *' }, "schedule '61 * * * *': "],
    [
      'one that never comes',
      { schedules: '0 0 30 2 *' },
      "the schedule '0 0 30 2 *' never comes; check its day and month",
    ],
    ['no schedule', { schedules: [] }, 'it has no schedule, so that it would never run'],
    ['a zone that does not exist', { timezone: 'Europe/Olso' }, 'there is no time zone "Europe/Olso"'],
    [
      'a long name',
      { metadata: { name: 'n'.repeat(53) } },
      'has 53 characters, and the name of a CronWorkflow at most 52',
    ],
    [
      'a template elsewhere',
      { template: report('other') },
      "the WorkflowTemplate 'report' is in namespace 'other', and the CronWorkflow in 'argo-events'",
    ],
  ])('refuses %s', (_what, changed, message) => {
    const props = { template: report(), parameters: { day: 'x' }, schedules: '@daily', ...changed };
    const make = () => new CronWorkflow(testChart(), 'nightly', props);
    expect(make).toThrow(message);
    expect(make).toThrow('[chart/nightly] ');
  });
});
