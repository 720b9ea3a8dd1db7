import type { Construct } from 'constructs';
import { type IServiceAccount, type Template, WorkflowTemplate } from '../../../constructs';

export type CdTemplate = ReturnType<typeof cdTemplate>;

interface CdProps {
  /** May install charts in the namespace, which is more than a build should be allowed. */
  readonly serviceAccount: IServiceAccount;
}

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
      run,
      deploy,
      'create-cluster': { ...createCluster, ...asDeployer },
      'helm-deploy': { ...helmDeploy, ...asDeployer },
      'remove-cluster': { ...removeCluster, ...asDeployer },
    },
  });
}

const run: Template = {
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
};

/** Other workflows use this one, such as the last step of ci. */
const deploy: Template = {
  inputs: { parameters: [{ name: 'image' }, { name: 'chart' }] },
  steps: [
    [{ name: 'create-cluster', template: 'create-cluster' }],
    [
      {
        name: 'helm-deploy',
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
};

const helm = 'alpine/helm:3.19.0';
const cluster = 'trial-{{workflow.uid}}';
const vcluster = ['vcluster', '--repo', 'https://charts.loft.sh', '--version', '0.30.0'];

const createCluster: Template = {
  retryStrategy: { limit: 2, backoff: { duration: '15s', factor: 2 } },
  container: { image: helm, args: ['upgrade', '--install', cluster, ...vcluster, '--wait'] },
};

const chart = '{{inputs.parameters.chart}}';

/** A vCluster puts the way in into the Secret `vc-NAME`. */
const helmDeploy: Template = {
  inputs: {
    parameters: [{ name: 'image' }, { name: 'chart' }],
    artifacts: [
      { name: 'charts', path: '/charts', git: { repo: 'https://github.com/acme/charts.git', revision: 'main' } },
    ],
  },
  volumes: [{ name: 'kubeconfig', secret: { secretName: `vc-${cluster}` } }],
  container: {
    image: helm,
    env: [{ name: 'KUBECONFIG', value: '/kubeconfig/config' }],
    volumeMounts: [{ name: 'kubeconfig', mountPath: '/kubeconfig', readOnly: true }],
    args: ['upgrade', '--install', chart, `/charts/${chart}`, '--set', 'image={{inputs.parameters.image}}', '--wait'],
  },
};

const removeCluster: Template = {
  container: { image: helm, args: ['uninstall', cluster, '--ignore-not-found'] },
};
