import { Chart } from 'cdk8s';
import { EventBus, Match, PipelineApp, S3UploadPipeline } from '../../constructs';
import { importTemplate } from './workflow';

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/s3-processing' });
const chart = new Chart(app, 'processing', { namespace: 'invoices' });
const about = { owner: 'team-finance', runbook: 'https://runbooks.acme.example/invoices' };

new S3UploadPipeline(chart, 'invoices', {
  about: { ...about, description: 'Imports the invoices that partners upload' },
  eventBus: EventBus.jetstream(chart, 'default'),
  queue: { queue: 'invoice-uploads', region: 'eu-west-1', waitTimeSeconds: 20 },
  bucket: 'acme-invoices',
  key: Match.pattern(/^incoming\/.*\.csv$/),
  workflow: importTemplate(chart, about),
  parameters: (upload) => ({
    bucket: upload.data('body.Records.0.s3.bucket.name'),
    key: upload.data('body.Records.0.s3.object.key'),
  }),
});

app.synth();
