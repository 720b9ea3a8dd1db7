import type { Construct } from 'constructs';
import { type About, SharedServiceAccount, WorkflowTemplate } from '../../constructs';

/** Makes the records and the permissions of a new user. */
export function accountTemplate(scope: Construct, about: About) {
  const step = (command: string) => ({
    retryStrategy: { limit: 3, backoff: { duration: '10s', factor: 2 } },
    container: {
      image: 'registry.acme.example/accounts:5.1',
      args: [command, '--user', '{{workflow.parameters.user}}', '--plan', '{{workflow.parameters.plan}}'],
    },
  });
  return new WorkflowTemplate(scope, 'account', {
    about: { ...about, description: 'Makes the records and permissions of a user; to make them twice changes nothing' },
    serviceAccount: new SharedServiceAccount(scope, 'accounts'),
    parameters: {
      user: { description: 'The id of the user' },
      plan: { description: 'What the user has bought', enum: ['free', 'team'] },
    },
    entrypoint: 'account',
    templates: {
      account: {
        steps: [[{ name: 'records', template: 'records' }], [{ name: 'permissions', template: 'permissions' }]],
      },
      records: step('create-records'),
      permissions: step('grant-permissions'),
    },
  });
}
