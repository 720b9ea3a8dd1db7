import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { RepositoryWebhook } from '@cdktf/provider-github/lib/repository-webhook/index.js';
import { TerraformStack, Token } from 'cdktf';
import { EventSource, Exposure, GithubEvent, Webhook, WebhookSecret } from '../../../constructs';
import { GithubWebhooks, githubOwners } from '../../../constructs/terraform';
import { chartIn, exposed, exposedPush, resources, stackFor, synthesized } from './stack';

describe('the hooks of an event source', () => {
  it('are one for each repository, and say what the event source says', () => {
    const chart = chartIn();
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
    const { eventSource, exposure } = exposed(chart, {
      'git-push': GithubEvent.of(['push', 'release'], {
        owner: 'acme',
        repositories: ['shop', 'storefront'],
        endpoint: '/push',
        contentType: 'form',
        insecure: true,
        active: false,
        secret,
      }),
    });
    const stack = stackFor('acme');
    const { hooks } = new GithubWebhooks(stack, 'webhooks', { eventSource, exposure });

    const hook = {
      active: false,
      configuration: {
        content_type: 'form',
        insecure_ssl: true,
        secret: expect.stringMatching(/^\$\{random_password\..*\.result\}$/),
        url: 'https://hooks.acme.example/push',
      },
      events: ['push', 'release'],
    };
    expect(resources(stack, 'github_repository_webhook')).toEqual([
      expect.objectContaining({ ...hook, repository: 'shop' }),
      expect.objectContaining({ ...hook, repository: 'storefront' }),
    ]);
    expect(hooks).toHaveLength(2);
    expect(hooks[0]).toBeInstanceOf(RepositoryWebhook);
  });

  it('always say the content type, because leaving it out is a change without end', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    const [hook] = resources(stack, 'github_repository_webhook');
    expect(hook).toMatchObject({ active: true, configuration: { content_type: 'json', insecure_ssl: false } });
  });

  it('are one for each organization', () => {
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', exposedPush({ repository: undefined, organizations: ['acme'] }));
    const [hook, ...others] = resources(stack, 'github_organization_webhook');
    expect(others).toEqual([]);
    expect(hook).toMatchObject({
      active: true,
      configuration: { content_type: 'json', insecure_ssl: false, url: 'https://hooks.acme.example/push' },
      events: ['push'],
    });
    expect(resources(stack, 'github_repository_webhook')).toEqual([]);
  });

  it('lead each event to its own endpoint, and leave out events of other kinds', () => {
    const chart = chartIn();
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
    const { eventSource, exposure } = exposed(chart, {
      push: GithubEvent.push({ repository: 'acme/shop', secret }),
      release: GithubEvent.release({ repository: 'acme/shop', secret }),
      other: Webhook.post('/other', { port: 12001 }),
    });
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', { eventSource, exposure });
    const hooks = resources(stack, 'github_repository_webhook');
    expect(hooks.map(({ configuration }) => configuration)).toEqual([
      expect.objectContaining({ url: 'https://hooks.acme.example/push' }),
      expect.objectContaining({ url: 'https://hooks.acme.example/release' }),
    ]);
    expect(resources(stack, 'random_password')).toHaveLength(1);
  });

  it('keep their addresses in the state apart, whatever owners and repositories are called', () => {
    const stack = stackFor();
    const providers = ['a', 'a-b'].map((owner) => new GithubProvider(stack, owner, { owner, alias: owner }));
    const chart = chartIn();
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
    const push = GithubEvent.push({ repositories: ['a/b-c', 'a-b/c', 'a/b.c', 'a/b_c'], secret });
    new GithubWebhooks(stack, 'webhooks', { ...exposed(chart, { push }), providers });
    expect(resources(stack, 'github_repository_webhook')).toHaveLength(4);
  });

  it('are refused for an event source that has none', () => {
    const made = exposed(chartIn(), { other: Webhook.post('/other') });
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', made)).toThrow(
      "[hooks/webhooks] event source 'github' has no GitHub events, so there are no hooks to make",
    );
  });

  it('are refused for an event that is not exposed', () => {
    const { exposure } = exposedPush();
    const { eventSource } = exposedPush();
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', { eventSource, exposure })).toThrow(
      /'git-push' of event source 'github' is not exposed here/,
    );
  });

  it.each([
    ['an apiToken', { apiToken: { name: 'github', key: 'token' } }],
    ['a githubApp', { githubApp: { appID: 1, installationID: 2, privateKey: { name: 'github', key: 'key' } } }],
  ])('are refused for an event with %s, which registers them itself', (what, options) => {
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', exposedPush(options))).toThrow(
      `event 'git-push' has ${what}, with which the event source registers its webhooks itself`,
    );
  });

  it('are refused when a repository is named twice, which GitHub would refuse only at apply', () => {
    const made = exposedPush({ repository: undefined, repositories: ['acme/shop', 'Acme/Shop'] });
    const stack = stackFor();
    const providers = [new GithubProvider(stack, 'github', { owner: 'acme' })];
    expect(() => new GithubWebhooks(stack, 'webhooks', { ...made, providers })).toThrow(
      /'Acme\/Shop' twice; name it once/,
    );
  });

  it('take the address of an HTTPRoute, too', () => {
    const chart = chartIn();
    const eventSource = new EventSource(chart, 'github', {
      events: { push: GithubEvent.push({ repository: 'acme/shop', endpoint: '/a/b' }) },
    });
    const exposure = Exposure.httpRoute(chart, 'hooks', {
      host: 'x.example',
      eventSources: [eventSource],
      gateway: { name: 'public' },
    });
    const stack = stackFor('acme');
    new GithubWebhooks(stack, 'webhooks', { eventSource, exposure });
    expect(resources(stack, 'github_repository_webhook')).toEqual([
      expect.objectContaining({
        configuration: { content_type: 'json', insecure_ssl: false, url: 'https://x.example/a/b' },
      }),
    ]);
  });
});

const ofTwoOwners = () =>
  exposedPush({ repository: undefined, repositories: ['acme/shop', 'labs/rocket', 'ACME/site'] });

describe('the owners of hooks', () => {
  it('are told in the order of their mention, each once', () => {
    expect(githubOwners(ofTwoOwners().eventSource)).toEqual(['acme', 'labs']);
  });

  it('each have their provider', () => {
    const stack = stackFor();
    const { eventSource, exposure } = ofTwoOwners();
    const providers = githubOwners(eventSource).map(
      (owner) => new GithubProvider(stack, owner, { owner, alias: owner }),
    );
    new GithubWebhooks(stack, 'webhooks', { eventSource, exposure, providers });
    expect(resources(stack, 'github_repository_webhook')).toEqual([
      expect.objectContaining({ provider: 'github.acme', repository: 'site' }),
      expect.objectContaining({ provider: 'github.acme', repository: 'shop' }),
      expect.objectContaining({ provider: 'github.labs', repository: 'rocket' }),
    ]);
  });

  it('need a provider each, and the message names them', () => {
    expect(() => new GithubWebhooks(stackFor('acme'), 'webhooks', ofTwoOwners())).toThrow(
      "[hooks/webhooks] the hooks belong to 'acme', 'labs', and a github provider acts for one owner; " +
        'give providers: a GithubProvider with an owner and an alias for each of them',
    );
  });

  it('must be among those of the providers', () => {
    const stack = stackFor();
    const providers = [new GithubProvider(stack, 'acme', { owner: 'acme', alias: 'acme' })];
    expect(() => new GithubWebhooks(stack, 'webhooks', { ...ofTwoOwners(), providers })).toThrow(
      "none of the providers acts for 'labs', but for 'acme'; add new GithubProvider(..., { owner: 'labs', alias: ... })",
    );
  });

  it.each([
    ['acts for another', "acts for 'other', and the hooks belong to 'acme'; give it owner: 'acme'", { owner: 'other' }],
    ['names no owner', "names no owner, and the hooks belong to 'acme'", {}],
    ['has an alias', 'no github provider of the stack is without an alias', { owner: 'acme', alias: 'x' }],
  ])('are not served by a default provider that %s', (_, message, config) => {
    const stack = stackFor();
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    new GithubProvider(stack, 'github', config);
    expect(() => synthesized(stack)).toThrow(message);
  });

  it.each([
    ['in another case', { owner: 'Acme' }],
    ['by the old name of the field', { organization: 'acme' }],
    ['by a reference that is known later', { owner: Token.asString({ 'Fn::x': 1 }) }],
  ])('are served by a default provider that names them %s', (_, config) => {
    const stack = stackFor();
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    new GithubProvider(stack, 'github', config);
    expect(() => synthesized(stack)).not.toThrow();
  });
});

describe('the stack', () => {
  it('brings its providers, and synthesis says so when one is missing', () => {
    const stack = new TerraformStack(stackFor().node.root, 'bare');
    new GithubWebhooks(stack, 'webhooks', exposedPush());
    expect(() => synthesized(stack)).toThrow(/for the following providers: github, random, kubernetes/);
  });
});
