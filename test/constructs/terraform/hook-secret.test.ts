import { Chart } from 'cdk8s';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { EventSource, Exposure, GithubEvent, WebhookSecret } from '../../../constructs';
import { GithubWebhooks } from '../../../constructs/terraform';
import { chartIn, exposedPush, resources, stackFor, synthesized } from './stack';

const existing = { name: 'theirs', key: 'token' };

/** Where the state keeps the value, when the hooks are made in a scope of the stack. */
function addressOfValue(scope: (stack: TerraformStack) => Construct): string[] {
  const stack = stackFor('acme');
  new GithubWebhooks(scope(stack), 'webhooks', exposedPush());
  return Object.keys(synthesized(stack).resource.random_password ?? {});
}

describe('a secret that Terraform generates', () => {
  it('is put where the event source looks for it, and given to the hook before GitHub pings', () => {
    const chart = chartIn('ci');
    const secret = WebhookSecret.generatedByTerraform(chart, 'any', { name: 'push-secret', key: 'hmac' });
    const made = exposedPush({ secret }, chart);
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', made);

    const { resource } = synthesized(stack);
    const [password = ''] = Object.keys(resource.random_password ?? {});
    const reference = `\${random_password.${password}.result}`;
    const [[secretName, inCluster] = []] = Object.entries(resource.kubernetes_secret_v1 ?? {});
    expect(inCluster).toMatchObject({
      data: { hmac: reference },
      metadata: { name: 'push-secret', namespace: 'ci' },
    });
    expect(resources(stack, 'github_repository_webhook')).toEqual([
      expect.objectContaining({
        configuration: expect.objectContaining({ secret: reference }),
        depends_on: [`kubernetes_secret_v1.${secretName}`],
      }),
    ]);
  });

  it('is long, and nothing makes Terraform generate it again', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    expect(resources(stack, 'random_password')).toEqual([{ length: 40, special: false }]);
  });

  it('is nowhere but at the hook and in the Secret, and in no output', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    const { output } = synthesized(stack);
    expect(output).toBeUndefined();
    expect(JSON.stringify(synthesized(stack)).match(/\.result\}/g)).toHaveLength(2);
  });

  it('keeps its address in the state when the hooks move to another construct', () => {
    expect(addressOfValue((stack) => new Construct(stack, 'deeper'))).toEqual(addressOfValue((stack) => stack));
  });

  it('is generated once for two event sources that share it', () => {
    const chart = chartIn();
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
    const stack = stackFor('acme');
    for (const id of ['shop', 'site']) {
      const push = GithubEvent.push({ repository: `acme/${id}`, secret });
      const eventSource = new EventSource(chart, id, { events: { push } });
      const exposure = Exposure.ingress(chart, `${id}-hooks`, { host: `${id}.example`, eventSources: [eventSource] });
      new GithubWebhooks(stack, id, { eventSource, exposure });
    }
    expect(resources(stack, 'random_password')).toHaveLength(1);
    expect(resources(stack, 'kubernetes_secret_v1')).toHaveLength(1);
    expect(resources(stack, 'github_repository_webhook')).toHaveLength(2);
  });

  it('is refused when another one has its name and namespace', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'a', exposedPush());
    expect(() => new GithubWebhooks(stack, 'b', exposedPush())).toThrow(
      "[hooks/b] Secret 'webhook-secret' of namespace 'argo-events' is made in this stack already, by 'hooks/argo-events-webhook-secret'",
    );
  });

  it('is refused when nobody knows the namespace', () => {
    const chart = new Chart(chartIn().node.root, 'nowhere');
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', exposedPush({ secret }, chart))).toThrow(
      "the namespace of event source 'github' is not known, so that its secret 'webhook-secret' cannot be put there; give its chart a namespace",
    );
  });

  it('is refused when the event source would not find it in its namespace', () => {
    const secret = WebhookSecret.generatedByTerraform(chartIn('elsewhere'), 'webhook-secret');
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', exposedPush({ secret }))).toThrow(
      "secret 'webhook-secret' is in namespace 'elsewhere', and event source 'github' reads those of 'argo-events'",
    );
  });
});

describe('a secret that Terraform does not generate', () => {
  const chart = chartIn();
  const store = { name: 'vault' };

  it.each([
    ["its origin is 'existing'", WebhookSecret.existing(chart, 'existing')],
    ["its origin is 'external-secret'", WebhookSecret.externalSecret(chart, 'external', { store, remoteKey: 'x' })],
    ["its origin is 'sealed-secret'", WebhookSecret.sealedSecret(chart, 'sealed', { encryptedValue: 'x' })],
    ["its origin is 'environment'", WebhookSecret.fromEnvironment(chart, 'environment', { variable: 'X' })],
    ['it is a Secret that exists', existing],
  ])('is refused without a variable: %s', (origin, secret) => {
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', exposedPush({ secret }))).toThrow(
      `[hooks/webhooks] Terraform does not know the value of secret '${secret.name}' of event 'git-push' (${origin}); ` +
        'declare it by WebhookSecret.generatedByTerraform, or hand its value over in secretValues, as a TerraformVariable with sensitive: true',
    );
  });

  it('comes from a sensitive variable, and is not put into the cluster', () => {
    const stack = stackFor('acme');
    const variable = new TerraformVariable(stack, 'webhook_secret', { type: 'string', sensitive: true });
    const made = exposedPush({ secret: existing });
    new GithubWebhooks(stack, 'webhooks', { ...made, secretValues: { 'git-push': variable } });
    const { resource, variable: variables, output } = synthesized(stack);
    expect(Object.keys(resource)).toEqual(['github_repository_webhook']);
    expect(variables).toEqual({ webhook_secret: { sensitive: true, type: 'string' } });
    expect(output).toBeUndefined();
    expect(resources(stack, 'github_repository_webhook')).toEqual([
      expect.objectContaining({ configuration: expect.objectContaining({ secret: '${var.webhook_secret}' }) }),
    ]);
  });

  it.each([
    ['is not sensitive', 'would be shown by Terraform; give it sensitive: true', { type: 'string' }],
    [
      'has a default',
      'has a default, which would stand in the output; leave it out and set TF_VAR_webhook_secret',
      { type: 'string', sensitive: true, default: 'hunter2' },
    ],
  ])('is refused from a variable that %s', (_, message, config) => {
    const stack = stackFor('acme');
    const variable = new TerraformVariable(stack, 'webhook_secret', config);
    const props = { ...exposedPush({ secret: existing }), secretValues: { 'git-push': variable } };
    expect(() => new GithubWebhooks(stack, 'webhooks', props)).toThrow(message);
    expect(() => new GithubWebhooks(stack, 'again', props)).not.toThrow('hunter2');
  });

  it('is refused from a variable of another stack, which would become an output of that one', () => {
    const stack = stackFor('acme');
    const other = new TerraformStack(stack.node.root, 'other');
    const variable = new TerraformVariable(other, 'webhook_secret', { type: 'string', sensitive: true });
    const props = { ...exposedPush({ secret: existing }), secretValues: { 'git-push': variable } };
    expect(() => new GithubWebhooks(stack, 'webhooks', props)).toThrow('belongs to another stack');
  });

  it('is not what a variable beside a generated one can be', () => {
    const stack = stackFor('acme');
    const variable = new TerraformVariable(stack, 'webhook_secret', { type: 'string', sensitive: true });
    const props = { ...exposedPush(), secretValues: { 'git-push': variable } };
    expect(() => new GithubWebhooks(stack, 'webhooks', props)).toThrow(
      "Terraform generates secret 'webhook-secret' of event 'git-push', and secretValues has another value for it",
    );
  });

  it('is named by the event, and a name that no event has does not compile', () => {
    const stack = stackFor('acme');
    const variable = new TerraformVariable(stack, 'webhook_secret', { type: 'string', sensitive: true });
    const props = exposedPush({ secret: existing });
    expect(
      () =>
        new GithubWebhooks(stack, 'webhooks', {
          ...props,
          // @ts-expect-error the event is called git-push
          secretValues: { 'git-pusch': variable },
        }),
    ).toThrow("secretValues has a value for 'git-pusch', which is no GitHub event of event source 'github'");
  });
});

describe('an event without a secret', () => {
  it('has a hook without one', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', exposedPush({ secret: undefined }));
    const { resource } = synthesized(stack);
    expect(Object.keys(resource)).toEqual(['github_repository_webhook']);
    expect(JSON.stringify(resource)).not.toContain('"secret"');
  });

  it('has no use for a value', () => {
    const stack = stackFor('acme');
    const variable = new TerraformVariable(stack, 'webhook_secret', { type: 'string', sensitive: true });
    const props = { ...exposedPush({ secret: undefined }), secretValues: { 'git-push': variable } };
    expect(() => new GithubWebhooks(stack, 'webhooks', props)).toThrow(
      "event 'git-push' names no secret, so that nothing would check the value",
    );
  });
});
