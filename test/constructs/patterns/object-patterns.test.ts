import { Match, MicroserviceWebhook, RegistryPushDeploy } from '../../../constructs';
import { testChart } from '../synthesized';
import { sound } from './sound';

interface Signup {
  readonly user: { readonly email: string };
}

describe('patterns that act on an object of Kubernetes', () => {
  it('roll out an image by its digest', () => {
    const chart = testChart();
    new RegistryPushDeploy(chart, 'shop', {
      registry: 'registry.acme.example',
      repository: 'acme/shop',
      tag: Match.startsWith('v1.'),
      deployment: { name: 'shop', container: 'web' },
    });
    const { sensor } = sound(chart);
    expect(sensor.triggers[0]?.template.k8s).toMatchObject({
      operation: 'patch',
      source: {
        resource: {
          spec: { template: { spec: { containers: [{ name: 'web', image: 'registry.acme.example/acme/shop@' }] } } },
        },
      },
      parameters: [
        {
          dest: 'spec.template.spec.containers.0.image',
          operation: 'append',
          src: { dependencyName: 'push', dataKey: 'body.events.0.target.digest' },
        },
      ],
    });
  });

  it('start a Job for a request, whose body has a type', () => {
    const chart = testChart();
    new MicroserviceWebhook<Signup>(chart, 'signup', {
      path: '/signup',
      job: (request) => ({
        name: 'welcome',
        spec: {
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'mail', image: 'acme/mail:1', args: [request.data('body.user.email')] }],
            },
          },
        },
      }),
    });
    const { eventSource, sensor } = sound(chart);
    expect(eventSource.webhook?.request?.endpoint).toBe('/signup');
    expect(sensor.triggers[0]?.template.k8s).toMatchObject({
      operation: 'create',
      source: { resource: { kind: 'Job', metadata: { generateName: 'welcome-' } } },
      parameters: [{ dest: 'spec.template.spec.containers.0.args.0' }],
    });
  });
});
