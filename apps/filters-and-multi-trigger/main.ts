import { Chart } from 'cdk8s';
import {
  CalendarEvent,
  Condition,
  EventBus,
  EventSource,
  Exposure,
  Expr,
  GithubEvent,
  HttpTrigger,
  Match,
  PipelineApp,
  Script,
  Sensor,
  TimeWindow,
  Webhook,
  WebhookSecret,
  WorkflowTrigger,
} from '../../constructs';
import { deployTemplate, testTemplate } from './workflows';

/** What the chat posts when somebody has pressed a button. */
interface Approval {
  readonly decision: 'approve' | 'refuse';
  readonly by: string;
}

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/filters-and-multi-trigger' });
const chart = new Chart(app, 'gate', { namespace: 'delivery' });
const about = { owner: 'team-shop', runbook: 'https://runbooks.acme.example/gate' };
const eventBus = EventBus.jetstream(chart, 'default');
const fromVault = (name: string): WebhookSecret =>
  WebhookSecret.externalSecret(chart, name, { store: { name: 'vault' }, remoteKey: `delivery/${name}` });

const hooks = new EventSource(chart, 'hooks', {
  about: { ...about, description: 'Is told of pull requests by GitHub, and of approvals by the chat' },
  eventBus,
  events: {
    'pull-request': GithubEvent.pullRequest({ repository: 'acme/shop', port: 12000, secret: fromVault('github') }),
    approval: Webhook.post<Approval>('/approvals', { port: 12001, authSecret: fromVault('chat') }),
  },
});

// Replicas of a webhook all listen, of a clock only one may: two event sources.
const clock = new EventSource(chart, 'clock', {
  about: { ...about, description: 'Opens the gate at night' },
  eventBus,
  events: { night: CalendarEvent.at('0 2 * * *', { timezone: 'Europe/Oslo' }) },
});

Exposure.ingress(chart, 'ingress', {
  about: { ...about, description: 'Lets GitHub and the chat call' },
  host: 'gate.acme.example',
  eventSources: [hooks],
  className: 'nginx',
  tls: { secretName: 'gate-certificate', clusterIssuer: 'letsencrypt' },
});

const sensor = new Sensor(chart, 'shop', {
  about: {
    ...about,
    description: 'Tests what is proposed, and deploys what is merged once somebody approved or night came',
  },
  eventBus,
});

const proposed = sensor.on('proposed', hooks.events['pull-request'], {
  where: {
    'body.action': Match.anyOf('opened', 'reopened', 'synchronize'),
    'body.pull_request.base.ref': Match.equals('main'),
    'body.pull_request.draft': Match.equals(false),
    // Who may not push may not run anything on our machines either.
    'body.pull_request.author_association': Match.anyOf('OWNER', 'MEMBER', 'COLLABORATOR'),
  },
  expressions: [
    Expr.of('added + removed <= 2000 && files <= 100', {
      added: 'body.pull_request.additions',
      removed: 'body.pull_request.deletions',
      files: 'body.pull_request.changed_files',
    }),
  ],
  script: Script.lua('return not event.body.pull_request.title:lower():find("^wip")'),
  context: { type: 'github' },
});

const merged = sensor.on('merged', hooks.events['pull-request'], {
  where: {
    'body.action': Match.equals('closed'),
    'body.pull_request.merged': Match.equals(true),
    'body.pull_request.base.ref': Match.equals('main'),
  },
});

const approved = sensor.on('approved', hooks.events.approval, {
  where: { 'body.decision': Match.equals('approve') },
  time: TimeWindow.between('07:00:00', '15:00:00', {
    weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  }),
});

const night = sensor.on('night', clock.events.night);

// Two triggers for one event: each is tried on its own.
const revision = proposed.data('body.pull_request.head.sha');
sensor.trigger('test', WorkflowTrigger.submit(testTemplate(chart, about), { revision }), { when: proposed });
sensor.trigger(
  'announce',
  HttpTrigger.post('http://chat.tools.svc:8080/messages', {
    text: `Please review: ${proposed.data('body.pull_request.html_url')}`,
  }),
  { when: proposed },
);

sensor.trigger(
  'deploy',
  WorkflowTrigger.submit(deployTemplate(chart, about), {
    revision: merged.data('body.pull_request.merge_commit_sha'),
    by: approved.data('body.by', { otherwise: 'the night' }),
  }),
  {
    when: Condition.allOf(merged, Condition.anyOf(approved, night)),
    // An approval counts on its own day, and a night without a merge does not open the gate for the next day.
    resetAt: { cron: '15 2 * * *', timezone: 'Europe/Oslo' },
  },
);

app.synth();
