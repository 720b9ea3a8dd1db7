import { Chart } from 'cdk8s';
import {
  EmailTrigger,
  EventBus,
  EventSource,
  HttpTrigger,
  KafkaTrigger,
  LogTrigger,
  Match,
  PipelineApp,
  Sensor,
  Webhook,
  WebhookSecret,
  WorkflowTrigger,
} from '../../constructs';
import { accountTemplate } from './workflow';

/** What the shop posts when somebody has signed up. */
interface Signup {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly plan: 'free' | 'team';
}

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/user-signup' });
const chart = new Chart(app, 'signup', { namespace: 'accounts' });
const about = { owner: 'team-accounts', runbook: 'https://runbooks.acme.example/user-signup' };
const eventBus = EventBus.jetstream(chart, 'default');

/** A value that Vault holds and the External Secrets operator brings. */
const fromVault = (name: string): WebhookSecret =>
  WebhookSecret.externalSecret(chart, name, { store: { name: 'vault' }, remoteKey: `accounts/${name}` });

const shop = new EventSource(chart, 'shop', {
  about: { ...about, description: 'Is told by the shop who has signed up' },
  eventBus,
  events: { signup: Webhook.post<Signup>('/signups', { authSecret: fromVault('shop-token') }) },
});

const sensor = new Sensor(chart, 'welcome', {
  about: { ...about, description: 'Sets up an account, and tells everybody who wants to know' },
  eventBus,
});

// What goes into an address is looked at first.
const signup = sensor.on('signup', shop.events.signup, {
  where: { 'body.user.id': Match.pattern(/^[a-z0-9-]{1,40}$/), 'body.user.email': Match.pattern(/^[^@\s]+@[^@\s]+$/) },
});
const id = signup.data('body.user.id');
const email = signup.data('body.user.email');

sensor.trigger(
  'account',
  WorkflowTrigger.submit(accountTemplate(chart, about), { user: id, plan: signup.data('body.plan') }),
);

sensor.trigger(
  'crm',
  HttpTrigger.put(
    `https://crm.acme.example/contacts/${id}`,
    { email, name: signup.data('body.user.name'), origin: 'signup' },
    { headers: { 'Idempotency-Key': signup.context('id') }, secureHeaders: { Authorization: fromVault('crm-token') } },
  ),
);

sensor.trigger(
  'announce',
  KafkaTrigger.send(
    { url: 'kafka.messaging.svc:9092', topic: 'users.signed-up', partitioningKey: id, version: '2.8.0' },
    { user: id, plan: signup.data('body.plan'), at: signup.context('time') },
  ),
);

sensor.trigger(
  'greet',
  EmailTrigger.send({
    host: 'smtp.acme.example',
    port: 587,
    username: 'welcome',
    smtpPassword: fromVault('smtp-password'),
    from: 'welcome@acme.example',
    to: email,
    subject: 'Welcome to the shop',
    body: `Hello ${signup.data('body.user.name', { otherwise: 'and welcome' })},\n\nyour account is ready.\n`,
  }),
  // A mail cannot be taken back: rather none than two.
  { retryStrategy: { steps: 1 } },
);

sensor.trigger('audit', LogTrigger.events());

app.synth();
