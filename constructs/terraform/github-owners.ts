import type { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { EventDefinitions, EventSource } from '../event-source';
import { refusal } from '../refusal';
import { GithubEvent } from '../sources/github';

/**
 * The users and organizations whose hooks the GitHub events of an event source need, in the order of their first mention. A github
 * provider acts for one owner, so a stack needs one provider for each of them.
 */
export function githubOwners(eventSource: EventSource<EventDefinitions>): readonly string[] {
  const owners = new Map<string, string>();
  for (const { definition } of Object.values(eventSource.events)) {
    if (!(definition instanceof GithubEvent)) continue;
    for (const owner of [...definition.repositories.map(({ owner }) => owner), ...definition.organizations]) {
      if (!owners.has(accountKey(owner))) owners.set(accountKey(owner), owner);
    }
  }
  return [...owners.values()];
}

/** GitHub does not tell names apart that differ only in case. */
export function accountKey(name: string): string {
  return name.toLowerCase();
}

/**
 * The provider that acts for an owner.
 * @throws EventloomError `bad-reference` when none of them does.
 */
export function providerOf(construct: Construct, owner: string, providers: readonly GithubProvider[]): GithubProvider {
  const found = providers.find((provider) => actsFor(provider, owner));
  if (found) return found;
  const owners = providers.map((provider) => `'${ownerOf(provider) ?? 'nobody'}'`).join(', ');
  throw refusal(
    construct,
    'bad-reference',
    `none of the providers acts for '${owner}', but for ${owners}; add new GithubProvider(..., { owner: '${owner}', alias: ... })`,
  );
}

/**
 * What is wrong with the provider that Terraform takes when none is named. It would register the hooks with whoever it acts for, and
 * nobody would notice until no event comes.
 */
export function defaultProviderProblems(owner: string, providers: readonly GithubProvider[]): string[] {
  const provider = providers.find(({ alias }) => alias === undefined);
  if (!provider) {
    return [`no github provider of the stack is without an alias; name the one that acts for '${owner}' in providers`];
  }
  const actual = ownerOf(provider);
  if (actual !== undefined && (Token.isUnresolved(actual) || accountKey(actual) === accountKey(owner))) return [];
  const found = actual === undefined ? 'names no owner' : `acts for '${actual}'`;
  return [
    `the github provider '${provider.node.path}' ${found}, and the hooks belong to '${owner}'; give it owner: '${owner}'`,
  ];
}

function actsFor(provider: GithubProvider, owner: string): boolean {
  const actual = ownerOf(provider);
  return actual !== undefined && accountKey(actual) === accountKey(owner);
}

function ownerOf({ owner, organization }: GithubProvider): string | undefined {
  return owner ?? organization;
}
