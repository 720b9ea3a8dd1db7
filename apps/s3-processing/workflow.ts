import type { Construct } from 'constructs';
import { type About, SharedServiceAccount, type Template, WorkflowTemplate } from '../../constructs';

/** Fetches an object from a bucket and imports it. */
export function importTemplate(scope: Construct, about: About) {
  return new WorkflowTemplate(scope, 'import', {
    about: { ...about, description: 'Imports an invoice; to import it twice changes nothing' },
    serviceAccount: new SharedServiceAccount(scope, 'importer'),
    parameters: {
      bucket: { description: 'Where the invoice lies' },
      key: { description: 'Its key, as the notification encodes it' },
    },
    entrypoint: 'run',
    templates: { run, decode, import: importInvoice },
  });
}

const run: Template = {
  steps: [
    [{ name: 'decode', template: 'decode' }],
    [
      {
        name: 'import',
        template: 'import',
        arguments: { parameters: [{ name: 'key', value: '{{steps.decode.outputs.result}}' }] },
      },
    ],
  ],
};

/** Notifications of S3 encode keys as forms do: a blank is a plus sign. */
const decode: Template = {
  script: {
    image: 'python:3.14-alpine',
    command: ['python'],
    env: [{ name: 'KEY', value: '{{workflow.parameters.key}}' }],
    source: 'import os, urllib.parse\nprint(urllib.parse.unquote_plus(os.environ["KEY"]))\n',
  },
};

const importInvoice: Template = {
  inputs: {
    parameters: [{ name: 'key' }],
    artifacts: [
      {
        name: 'invoice',
        path: '/invoice.csv',
        s3: {
          endpoint: 's3.amazonaws.com',
          bucket: '{{workflow.parameters.bucket}}',
          region: 'eu-west-1',
          useSDKCreds: true,
          key: '{{inputs.parameters.key}}',
        },
      },
    ],
  },
  retryStrategy: { limit: 3, backoff: { duration: '30s', factor: 2 } },
  container: { image: 'registry.acme.example/invoice-import:2.0', args: ['/invoice.csv'] },
};
