import { EventSource, Sensor, Webhook, WorkflowTrigger } from '../../../constructs';
import { testChart } from '../synthesized';
import { fired } from './fired';

describe('WorkflowTrigger', () => {
  it.each(['resubmit', 'retry', 'suspend', 'resume', 'terminate', 'stop'] as const)(
    'can %s a workflow',
    (operation) => {
      const trigger = fired((placed) =>
        WorkflowTrigger[operation](placed.data('body.customer'), { namespace: 'ci', args: ['-v'] }),
      );
      expect(trigger?.template.argoWorkflow).toEqual({
        operation,
        source: {
          resource: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            metadata: { name: 'from-event', namespace: 'ci' },
          },
        },
        parameters: [{ dest: 'metadata.name', src: { dependencyName: 'placed', dataKey: 'body.customer' } }],
        args: ['-v'],
      });
    },
  );

  it('submits from a template once, because upstream calls it a failure', () => {
    const trigger = fired(() => WorkflowTrigger.submitFrom('CronWorkflow', 'nightly'));
    expect(trigger?.retryStrategy).toMatchObject({ steps: 1 });
    expect(trigger?.template.argoWorkflow).toMatchObject({
      operation: 'submit-from',
      source: { resource: { kind: 'CronWorkflow', metadata: { name: 'nightly' } } },
    });
  });

  it('refuses to submit from a template again, and a workflow without a name', () => {
    const chart = testChart();
    const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'billing');
    sensor.on('placed', events.placed);
    const trigger = WorkflowTrigger.submitFrom('WorkflowTemplate', 'build');
    expect(() => sensor.trigger('act', trigger, { retryStrategy: { steps: 3 } })).toThrow(
      "[chart/billing] trigger 'act' would submit again with each attempt; leave out the retryStrategy",
    );
    expect(() => WorkflowTrigger.stop('')).toThrow('the operation stop needs the name of a Workflow');
  });
});
