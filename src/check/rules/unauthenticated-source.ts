import { doorsOf } from '../exposure';
import type { EventFacts, EventSourceFacts } from '../facts';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';

/** An endpoint that the outside world reaches takes events from anybody. */
export const unauthenticatedSource: Rule = {
  code: 'unauthenticated-source',
  severity: 'warning',
  title: 'An endpoint that is reached from outside asks who is calling',
  why: `Whoever knows the address can send events and start what the sensors start. GitHub's webhooks come over the internet, so that they need
'webhookSecret'; other kinds are looked at when an Ingress, a route or a public Service leads to them.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: github
spec:
  github:
    git-push:
      repositories:
        - owner: acme
          names: [shop]
      events: [push]
      webhook:
        port: "12000"
        endpoint: /push
        method: POST
      webhookSecret:
        name: webhook-secret
        key: secret
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: github
spec:
  github:
    git-push:
      repositories:
        - owner: acme
          names: [shop]
      events: [push]
      webhook:
        port: "12000"
        endpoint: /push
        method: POST
`,
  *check(set) {
    for (const source of set.eventSources) {
      for (const event of source.events) yield* look(set, source, event);
    }
  },
};

/** What each kind can be told to verify; the bearer token of `webhook` works for all of them. */
const proofs: { readonly [kind: string]: string | undefined } = {
  github: 'webhookSecret',
  gitlab: 'secretToken',
  bitbucketserver: 'webhookSecret',
  sns: 'validateSignature',
  slack: 'signingSecret',
};

function* look(
  set: ResourceSet,
  source: EventSourceFacts,
  { kind, name, part, webhook }: EventFacts,
): Iterable<Finding> {
  if (!webhook?.exists || isProtected(kind, part, webhook)) return;
  const door = kind === 'github' ? undefined : doorsOf(set, source)[0];
  if (kind !== 'github' && door === undefined) return;
  const reach =
    door === undefined
      ? 'comes over the internet'
      : `is reached through the ${door.resource.kind} '${door.resource.name}'`;
  const proof = proofs[kind];
  const fix = adviceFor(kind, part, proof);
  yield { at: part, on: 'key', message: `the event '${name}' ${reach}, and takes requests from anybody`, fix };
}

function adviceFor(kind: string, part: Part, proof: string | undefined): string {
  if (proof === 'validateSignature') return `set '${proof}: true'`;
  const isIgnored = onlyRegistered.has(kind) && part.at(proof ?? '').exists;
  if (isIgnored) return `set 'webhook.url' as well: without it '${proof}' is not looked at`;
  return `name a Secret in '${proof ?? 'authSecret'}'`;
}

/** Kinds that verify only what they registered themselves: with a token of the provider's API, and a public address. */
const onlyRegistered: ReadonlySet<string> = new Set(['gitlab', 'bitbucketserver']);

function isProtected(kind: string, part: Part, webhook: Part): boolean {
  if (webhook.at('authSecret').exists) return true;
  const proof = part.at(proofs[kind] ?? '');
  const isRegistered = part.at('accessToken').exists && Boolean(webhook.at('url').text);
  return proof.exists && proof.json !== false && (isRegistered || !onlyRegistered.has(kind));
}
