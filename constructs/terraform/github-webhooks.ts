import { OrganizationWebhook } from '@cdktf/provider-github/lib/organization-webhook/index.js';
import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { RepositoryWebhook } from '@cdktf/provider-github/lib/repository-webhook/index.js';
import { TerraformStack, type TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { Event } from '../event';
import type { EventDefinitions, EventSource } from '../event-source';
import type { Exposure } from '../exposure';
import { refusal } from '../refusal';
import { GithubEvent } from '../sources/github';
import { accountKey, defaultProviderProblems, githubOwners, providerOf } from './github-owners';
import { hookSecret } from './hook-secret';

/** A hook of a repository, or of an organization with all its repositories. */
export type GithubHook = RepositoryWebhook | OrganizationWebhook;

/** @see GithubWebhooks */
export interface GithubWebhooksProps<D extends EventDefinitions> {
  /** Whose GitHub events are wanted: repositories or organizations, names of events, content type and secret stand there. */
  readonly eventSource: EventSource<D>;
  /** What makes the event source reachable for GitHub: the address of each hook is derived from it. */
  readonly exposure: Exposure;
  /**
   * One provider for each owner, told apart by their `alias`. {@link githubOwners} says which owners there are.
   * @default - the stack's provider without an alias, which must act for the only owner
   */
  readonly providers?: readonly GithubProvider[];
  /**
   * The values of secrets that Terraform does not generate, by the name of the event. Each variable is `sensitive`, and gets its value
   * from outside, such as `TF_VAR_...`.
   * @default - Terraform generates every secret
   */
  readonly secretValues?: { readonly [Name in keyof D]?: TerraformVariable };
}

/**
 * The webhooks by which GitHub tells an event source what happens: one for each repository or organization that its GitHub events name,
 * with the secret that the event source checks. The stack brings the providers: github, and for generated secrets kubernetes and random.
 *
 * The state of the stack holds the secret in clear. `GITHUB_OWNER` in the environment overrides the owner of every github provider, so
 * that Terraform would make all hooks anew in that account: leave it unset.
 */
export class GithubWebhooks<D extends EventDefinitions> extends Construct {
  /** The hooks, in the order in which the event source names them. */
  readonly hooks: readonly GithubHook[];

  /**
   * @throws EventloomError `bad-reference` for an event that is not exposed, an owner that no provider acts for, or a secret whose value
   * Terraform cannot know; `bad-value` for an event source without GitHub events, or one that registers its webhooks itself.
   */
  constructor(scope: Construct, id: string, props: GithubWebhooksProps<D>) {
    super(scope, id);
    const eventSource: EventSource<EventDefinitions> = props.eventSource;
    const owners = githubOwners(eventSource);
    const [owner] = owners;
    if (owner === undefined) {
      throw refusal(
        this,
        'bad-value',
        `event source '${eventSource.name}' has no GitHub events, so there are no hooks to make`,
      );
    }
    if (!props.providers) this.useDefaultProvider(owner, owners);
    for (const name of Object.keys(props.secretValues ?? {})) this.checkHasHooks(name, eventSource);
    this.hooks = Object.values(eventSource.events).flatMap((event) => this.hooksOf(event, props));
  }

  private useDefaultProvider(owner: string, owners: readonly string[]): void {
    if (owners.length > 1) {
      throw refusal(
        this,
        'bad-reference',
        `the hooks belong to ${owners.map((name) => `'${name}'`).join(', ')}, and a github provider acts for one owner; ` +
          'give providers: a GithubProvider with an owner and an alias for each of them',
      );
    }
    this.node.addValidation({
      validate: () => {
        const constructs = TerraformStack.of(this).node.findAll();
        return defaultProviderProblems(
          owner,
          constructs.filter((construct) => construct instanceof GithubProvider),
        );
      },
    });
  }

  private hooksOf(event: Event<unknown>, props: GithubWebhooksProps<D>): GithubHook[] {
    const { definition, name } = event;
    if (!(definition instanceof GithubEvent)) return [];
    this.checkNotRegistered(name, definition);
    const subjects = subjectsOf(definition);
    checkNamedOnce(this, name, subjects);
    const { value, resource } = hookSecret(this, event, definition, props.secretValues?.[name]);
    const settings = {
      active: definition.active,
      events: [...definition.events],
      configuration: {
        url: props.exposure.urlOf(event),
        contentType: definition.contentType,
        insecureSsl: definition.insecure,
        ...(value === undefined ? {} : { secret: value }),
      },
      // GitHub pings a new hook at once: by then the event source should know the secret.
      ...(resource ? { dependsOn: [resource] } : {}),
    };
    const scope = new Construct(this, name);
    return subjects.map(({ owner, repository }) => {
      const provider = props.providers && providerOf(this, owner, props.providers);
      const config = { ...settings, ...(provider ? { provider } : {}) };
      if (repository === undefined) return new OrganizationWebhook(scope, owner, config);
      return new RepositoryWebhook(scope, `${owner}/${repository}`, { ...config, repository });
    });
  }

  private checkHasHooks(name: string, { events, name: eventSource }: EventSource<EventDefinitions>): void {
    if (Object.hasOwn(events, name) && events[name]?.definition instanceof GithubEvent) return;
    throw refusal(
      this,
      'bad-reference',
      `secretValues has a value for '${name}', which is no GitHub event of event source '${eventSource}'`,
    );
  }

  /** Two who keep up the same hooks undo each other's work. */
  private checkNotRegistered(name: string, definition: GithubEvent<unknown>): void {
    const { apiToken, githubApp } = definition.bind(name, {}).github?.[name] ?? {};
    if (!apiToken && !githubApp) return;
    throw refusal(
      this,
      'bad-value',
      `event '${name}' has ${apiToken ? 'an apiToken' : 'a githubApp'}, with which the event source registers its webhooks itself; ` +
        'leave that out, or leave these hooks out',
    );
  }
}

/** Who has a hook: a repository, or a whole organization. */
interface Subject {
  readonly owner: string;
  readonly repository?: string;
}

function subjectsOf({ repositories, organizations }: GithubEvent<unknown>): readonly Subject[] {
  return [
    ...repositories.flatMap(({ owner, names }) => names.map((repository) => ({ owner, repository }))),
    ...organizations.map((owner) => ({ owner })),
  ];
}

/** GitHub refuses a second hook with the same address, but only when Terraform applies. */
function checkNamedOnce(construct: Construct, event: string, subjects: readonly Subject[]): void {
  const seen = new Set<string>();
  for (const { owner, repository } of subjects) {
    const subject = repository === undefined ? owner : `${owner}/${repository}`;
    if (seen.has(accountKey(subject))) {
      throw refusal(construct, 'bad-value', `event '${event}' names '${subject}' twice; name it once`);
    }
    seen.add(accountKey(subject));
  }
}
