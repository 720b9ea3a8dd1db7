import type { Construct } from 'constructs';
import { type IServiceAccount, WorkflowTemplate } from '../../../constructs';

export type CdTemplate = ReturnType<typeof cdTemplate>;

interface CdProps {
  readonly serviceAccount: IServiceAccount;
}

const helm = 'alpine/helm:3.19.0';

/** Tries an image in a cluster of its own, which lives as long as the trial. */
export function cdTemplate(scope: Construct, { serviceAccount }: CdProps) {
  const asDeployer = { serviceAccountName: serviceAccount.name };
  return new WorkflowTemplate(scope, 'cd', {
    about: { owner: 'team-shop', description: 'Deploys an image with its Helm chart into an ephemeral vCluster' },
    serviceAccount,
    parameters: {
      image: { description: 'The image to deploy, with its tag' },
      chart: { description: 'The folder of the chart in the repository of charts' },
    },
    entrypoint: 'run',
    templates: {
      run: {
        steps: [
          [
            {
              name: 'deploy',
              template: 'deploy',
              arguments: {
                parameters: [
                  { name: 'image', value: '{{workflow.parameters.image}}' },
                  { name: 'chart', value: '{{workflow.parameters.chart}}' },
                ],
              },
            },
          ],
        ],
      },
      deploy: {
        inputs: { parameters: [{ name: 'image' }, { name: 'chart' }] },
        steps: [
          [{ name: 'create-cluster', template: 'create-cluster' }],
          [
            {
              name: 'helm',
              template: 'helm-deploy',
              arguments: {
                parameters: [
                  { name: 'image', value: '{{inputs.parameters.image}}' },
                  { name: 'chart', value: '{{inputs.parameters.chart}}' },
                ],
              },
              hooks: { exit: { template: 'remove-cluster' } },
            },
          ],
        ],
      },
      'create-cluster': {
        ...asDeployer,
        retryStrategy: { limit: 2, backoff: { duration: '15s', factor: 2 } },
        container: {
          image: helm,
          args: [
            'upgrade',
            '--install',
            'trial-{{workflow.uid}}',
            'vcluster',
            '--repo',
            'https://charts.loft.sh',
            '--version',
            '0.30.0',
            '--wait',
          ],
        },
      },
      'helm-deploy': {
        ...asDeployer,
        inputs: {
          parameters: [{ name: 'image' }, { name: 'chart' }],
          artifacts: [
            {
              name: 'charts',
              path: '/charts',
              git: { repo: 'https://github.com/acme/charts.git', revision: 'main', depth: 1 },
            },
          ],
        },
        volumes: [{ name: 'kubeconfig', secret: { secretName: 'vc-trial-{{workflow.uid}}' } }],
        container: {
          image: helm,
          env: [{ name: 'KUBECONFIG', value: '/kubeconfig/config' }],
          volumeMounts: [{ name: 'kubeconfig', mountPath: '/kubeconfig', readOnly: true }],
          args: [
            'upgrade',
            '--install',
            '{{inputs.parameters.chart}}',
            '/charts/{{inputs.parameters.chart}}',
            '--set',
            'image={{inputs.parameters.image}}',
            '--wait',
            '--timeout',
            '5m',
          ],
        },
      },
      'remove-cluster': {
        ...asDeployer,
        container: { image: helm, args: ['uninstall', 'trial-{{workflow.uid}}', '--ignore-not-found'] },
      },
    },
  });
}
