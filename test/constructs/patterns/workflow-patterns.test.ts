import {
  AlertRemediation,
  GithubPushWorkflow,
  GitlabMergeRequestWorkflow,
  Match,
  NightlyWorkflow,
  S3UploadPipeline,
} from '../../../constructs';
import { manifests, testChart } from '../synthesized';
import { sound, workflow } from './sound';

describe('patterns that start a workflow', () => {
  it('build a push to a branch on GitHub, with values of the push', () => {
    const chart = testChart();
    const pattern = new GithubPushWorkflow(chart, 'ci', {
      repository: 'acme/shop',
      branch: 'release',
      secret: { name: 'webhook-secret', key: 'secret' },
      workflow: workflow(chart),
      parameters: (push) => ({ subject: push.data('body.after') }),
    });
    const { eventSource, sensor } = sound(chart);
    expect(eventSource.github?.push?.webhookSecret).toEqual({ name: 'webhook-secret', key: 'secret' });
    expect(sensor.dependencies?.[0]?.filters?.data?.[0]?.value).toEqual(['^refs/heads/release$']);
    expect(sensor.triggers[0]?.template.argoWorkflow?.parameters?.[0]?.src?.dataKey).toBe('body.after');
    expect([pattern.eventSource.name, pattern.sensor.name]).toEqual(['ci-github', 'ci-on-push']);
  });

  it('refuse values and parameters that do not exist while compiling', () => {
    const chart = testChart();
    const template = workflow(chart);
    new GithubPushWorkflow(chart, 'path', {
      repository: 'acme/shop',
      workflow: template,
      // @ts-expect-error a push has no such field
      parameters: (push) => ({ subject: push.data('body.aftr') }),
    });
    new GithubPushWorkflow(chart, 'parameter', {
      repository: 'acme/shop',
      workflow: template,
      // @ts-expect-error the workflow takes a subject
      parameters: (push) => ({ object: push.data('body.after') }),
    });
    const sensors = manifests(chart).filter(({ kind }) => kind === 'Sensor');
    expect(sensors.map(({ metadata }) => metadata.name)).toEqual(['path-on-push', 'parameter-on-push']);
  });

  it('report each night in the zone of the people who read it', () => {
    const chart = testChart();
    new NightlyWorkflow(chart, 'reports', {
      timezone: 'Europe/Oslo',
      workflow: workflow(chart),
      parameters: (night) => ({ subject: night.data('eventTime') }),
    });
    const { eventSource } = sound(chart);
    expect(eventSource.calendar?.night).toEqual({ schedule: '0 2 * * *', timezone: 'Europe/Oslo' });
  });

  it('process what is uploaded to a bucket, if the key is right', () => {
    const chart = testChart();
    new S3UploadPipeline(chart, 'invoices', {
      queue: { queue: 'uploads', region: 'eu-west-1' },
      bucket: 'acme-invoices',
      key: Match.endsWith('.csv'),
      workflow: workflow(chart),
      parameters: (upload) => ({ subject: upload.data('body.Records.0.s3.object.key') }),
    });
    const { eventSource, sensor } = sound(chart);
    expect(eventSource.sqs?.upload).toMatchObject({ queue: 'uploads', jsonBody: true });
    expect(sensor.dependencies?.[0]?.filters?.data?.map(({ value }) => value)).toEqual([
      ['^ObjectCreated:'],
      ['^acme-invoices$'],
      ['\\.csv$'],
    ]);
  });

  it('mend what an alert tells of as long as it fires', () => {
    const chart = testChart();
    new AlertRemediation(chart, 'disk', {
      alert: 'DiskFull',
      workflow: workflow(chart),
      parameters: (alert) => ({ subject: alert.data('body.commonLabels.instance') }),
    });
    const { eventSource, sensor } = sound(chart);
    expect(eventSource.webhook?.alert?.endpoint).toBe('/alertmanager');
    expect(sensor.dependencies?.[0]?.filters?.data?.map(({ path, value }) => [path, value])).toEqual([
      ['body.status', ['^firing$']],
      ['body.commonLabels.alertname', ['^DiskFull$']],
    ]);
  });

  it('test a merge request when it is opened and when it gets new commits', () => {
    const chart = testChart();
    new GitlabMergeRequestWorkflow(chart, 'review', {
      project: 'acme/shop',
      accessToken: { name: 'gitlab', key: 'token' },
      workflow: workflow(chart),
      parameters: (request) => ({ subject: request.data('body.object_attributes.last_commit.id') }),
    });
    const { eventSource, sensor } = sound(chart);
    expect(eventSource.gitlab?.['merge-request']?.projects).toEqual(['acme/shop']);
    expect(sensor.triggers.map(({ template }) => template.conditions)).toEqual(['opened', 'pushed']);
    const paths = sensor.dependencies?.[1]?.filters?.data?.map(({ path }) => path);
    expect(paths).toContain('body.object_attributes.oldrev');
  });
});
