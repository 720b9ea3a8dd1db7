import { Chart, Duration } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import {
  AwsLambdaTrigger,
  EventBus,
  EventSource,
  HttpTrigger,
  KafkaEvent,
  Match,
  PipelineApp,
  Sensor,
} from '../../constructs';

/** An invoice, as billing puts it into its topic. */
interface Invoice {
  readonly number: string;
  readonly customer: { readonly id: string; readonly language: string };
  readonly lines: readonly { readonly text: string; readonly amount: number }[];
  readonly total: number;
}

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/lambda-call' });
const chart = new Chart(app, 'lambda', { namespace: 'billing' });
const about = { owner: 'team-billing', runbook: 'https://runbooks.acme.example/invoices' };
const eventBus = EventBus.jetstream(chart, 'default');

const billing = new EventSource(chart, 'billing', {
  about: { ...about, description: 'Reads the invoices that billing has made' },
  eventBus,
  events: {
    invoice: KafkaEvent.messages<Invoice>({
      url: ['kafka-0.kafka:9092', 'kafka-1.kafka:9092'],
      topic: 'invoices',
      consumerGroup: { groupName: 'render-invoices', oldest: true },
      version: '2.8.0',
    }),
  },
});

// AWS trusts this account: there is no access key that somebody could lose.
const caller = new ServiceAccount(chart, 'lambda-caller', {
  metadata: {
    name: 'lambda-caller',
    annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/render-invoice-caller' },
  },
  automountToken: true,
});

const sensor = new Sensor(chart, 'render', {
  about: { ...about, description: 'Lets AWS Lambda make a document of each invoice' },
  eventBus,
  serviceAccount: caller,
});
const invoice = sensor.on('invoice', billing.events.invoice, { where: { 'body.total': Match.greaterThan(0) } });

sensor.trigger(
  'render',
  AwsLambdaTrigger.invoke(
    { functionName: 'render-invoice', region: 'eu-west-1', invocationType: 'Event' },
    {
      number: invoice.data('body.number'),
      language: invoice.data('body.customer.language', { otherwise: 'en' }),
      lines: invoice.raw('body.lines'),
      total: invoice.raw('body.total'),
      layout: { paper: 'A4', copies: 1 },
    },
  ),
  {
    // AWS answers 202 once it has the event; anything else is tried again.
    policy: { status: { allow: [202] } },
    retryStrategy: { steps: 4, duration: Duration.seconds(10), factor: 3 },
    rateLimit: { unit: 'Second', requestsPerUnit: 20 },
    // Nothing is lost: what could not be handed over is kept where people see it, whole.
    dlqTrigger: HttpTrigger.post('http://dead-letters.billing.svc:8080/invoices', invoice.wholeEvent(), {
      headers: { 'Content-Type': 'application/json', 'X-Invoice': invoice.data('body.number') },
    }),
  },
);

app.synth();
