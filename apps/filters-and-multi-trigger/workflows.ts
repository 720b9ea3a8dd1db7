import type { Construct } from 'constructs';
import { type About, SharedServiceAccount, WorkflowTemplate } from '../../constructs';

/** Tests a revision. */
export function testTemplate(scope: Construct, about: About) {
  return new WorkflowTemplate(scope, 'test', {
    about: { ...about, description: 'Tests a revision of the shop' },
    serviceAccount: new SharedServiceAccount(scope, 'tester'),
    parameters: { revision: { description: 'The commit to test' } },
    entrypoint: 'test',
    templates: {
      test: {
        activeDeadlineSeconds: 30 * 60,
        container: { image: 'registry.acme.example/shop-test:7', args: ['{{workflow.parameters.revision}}'] },
      },
    },
  });
}

/** Deploys a revision. */
export function deployTemplate(scope: Construct, about: About) {
  return new WorkflowTemplate(scope, 'deploy', {
    about: { ...about, description: 'Deploys a revision of the shop; to deploy it twice changes nothing' },
    serviceAccount: new SharedServiceAccount(scope, 'deployer'),
    parameters: {
      revision: { description: 'The commit to deploy' },
      by: { description: 'Who let it through' },
    },
    entrypoint: 'deploy',
    // A later merge waits until the one before is out.
    synchronization: { mutexes: [{ name: 'deploy-shop' }] },
    podMetadata: { annotations: { by: '{{workflow.parameters.by}}' } },
    templates: {
      deploy: {
        retryStrategy: { limit: 2, backoff: { duration: '30s', factor: 2 } },
        container: { image: 'registry.acme.example/shop-deploy:7', args: ['{{workflow.parameters.revision}}'] },
      },
    },
  });
}
