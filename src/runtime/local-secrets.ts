import { statSync } from 'node:fs';
import { FileSecrets, makeUpSecret } from '../clients/file-secrets';
import type { Secrets } from '../clients/secrets';
import { EventloomError } from '../errors';
import type { Annotations } from '../language/annotations';
import { guardSettings } from '../language/guards';
import { webhookOf } from '../model/kinds';
import type { SecretKeySelector } from '../model/kubernetes/selectors';
import type { GithubEventSource } from '../model/sources/github';
import type { GitlabEventSource } from '../model/sources/gitlab';
import type { SlackEventSource } from '../model/sources/slack';
import type { SourceDefinition } from './definitions';

/** A secret that had no value, and was given one. */
export interface MadeUpSecret {
  readonly name: string;
  readonly key: string;
  /** Where the value stands. */
  readonly file: string;
}

/** The values of secrets on this machine. */
export interface LocalSecrets extends Secrets {
  readonly madeUp: readonly MadeUpSecret[];
}

/**
 * The secrets in a folder, and those made up for sources whose secret it does not have, so that a pipeline can be tried anywhere.
 * @param own where made-up values are kept, and found again by the next process
 * @throws EventloomError `cannot-read` when there is no such folder: values would be made up for those that were to be in it
 */
export async function localSecrets(
  folder: string | undefined,
  own: string,
  sources: readonly SourceDefinition[],
): Promise<LocalSecrets> {
  if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new EventloomError(
      'cannot-read',
      `there is no folder ${folder} with secrets; name another one with --secrets`,
    );
  }
  const secrets = new FileSecrets([...(folder === undefined ? [] : [folder]), own]);
  const missing = await without(secrets, secretsOfSenders(sources));
  const madeUp = missing.map(({ name, key }) => ({ name, key, file: makeUpSecret(own, name, key) }));
  return { madeUp, value: (name, key) => secrets.value(name, key) };
}

/** The secrets that senders of events are checked with. */
export const secretsOfSenders = (sources: readonly SourceDefinition[]): SecretName[] => sources.flatMap(selectorsOf);

/** Those of some secrets that none of the folders has. */
export const absentFrom = (folders: readonly string[], wanted: readonly SecretName[]): Promise<readonly SecretName[]> =>
  without(new FileSecrets(folders), wanted);

/** A key of a Secret. */
export interface SecretName {
  readonly name: string;
  readonly key: string;
}

async function without(secrets: Secrets, wanted: readonly SecretName[]): Promise<readonly SecretName[]> {
  const missing = new Map<string, SecretName>();
  for (const { name, key } of wanted) {
    if (!(await has(secrets, name, key))) missing.set(JSON.stringify([name, key]), { name, key });
  }
  return [...missing.values()];
}

async function has(secrets: Secrets, name: string, key: string): Promise<boolean> {
  try {
    await secrets.value(name, key);
    return true;
  } catch (error) {
    if (error instanceof EventloomError && error.code === 'secret-missing') return false;
    throw error;
  }
}

/** The secret by which senders of an event prove who they are. */
export function senderSecret({ declared }: SourceDefinition): { name: string; key: string } | undefined {
  const { source } = declared;
  const { webhookSecret } = source as Partial<GithubEventSource>;
  const { signingSecret } = source as Partial<SlackEventSource>;
  const { secretToken } = source as Partial<GitlabEventSource>;
  return selected(webhookSecret ?? signingSecret ?? secretToken);
}

/** The secret that senders of an event present as a bearer token. */
export function tokenSecret({ declared }: SourceDefinition): { name: string; key: string } | undefined {
  return selected(webhookOf(declared)?.authSecret);
}

/** The secret that senders of an event repeat in the body: Slack's token. */
export function bodySecret({ declared }: SourceDefinition): { name: string; key: string } | undefined {
  return declared.key === 'slack' ? selected((declared.source as SlackEventSource).token) : undefined;
}

/** The annotations of the EventSource that declares an event. */
export function annotationsOf({ resource }: SourceDefinition): Annotations {
  const { annotations } = (resource.object.metadata ?? {}) as { readonly annotations?: Annotations };
  return annotations ?? {};
}

/** What guards check against. What is wrong with them is said where they are put up. */
function guardSecrets(source: SourceDefinition): ({ name: string; key: string } | undefined)[] {
  try {
    const { signature, token } = guardSettings(annotationsOf(source), source.declared.name);
    return [signature?.secret, token?.secret];
  } catch {
    return [];
  }
}

const selectorsOf = (source: SourceDefinition): { name: string; key: string }[] =>
  [senderSecret(source), tokenSecret(source), bodySecret(source), ...guardSecrets(source)].filter(
    (selector) => selector !== undefined,
  );

const selected = (selector: SecretKeySelector | undefined): { name: string; key: string } | undefined =>
  selector && { name: selector.name ?? '', key: selector.key };
