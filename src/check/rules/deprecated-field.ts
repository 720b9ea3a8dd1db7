import { contrast } from '../example';
import type { Rule } from '../rule';
import { shapeOf } from '../shape';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: github
spec:
  github:
    git-push:
@@
      events: [push]
      webhook:
        port: "12000"
        endpoint: /push
        method: POST
      webhookSecret:
        name: webhook-secret
        key: secret
`;

/** A field that is kept for old manifests only. */
export const deprecatedField: Rule = {
  code: 'deprecated-field',
  severity: 'info',
  title: 'Fields are those of today',
  why: `Some fields are kept for old manifests, and others are read by nobody. What took their place can do more: several repositories, say.`,
  ...contrast(
    manifest,
    '      repositories:\n        - owner: acme\n          names: [shop]',
    '      owner: acme\n      repository: shop',
  ),
  *check(set) {
    for (const at of set.remember(shapeOf).deprecated) {
      if (at.key === 'nats' && at.path.length === 2) continue;
      const by = replacements[String(at.key)];
      const message =
        by === undefined ? `'${String(at.key)}' has no effect` : `'${String(at.key)}' is kept for old manifests`;
      yield { at, on: 'key', message, fix: by === undefined ? 'remove it' : `use '${by}', which takes several` };
    }
  },
};

const replacements: { readonly [field: string]: string | undefined } = {
  owner: 'repositories',
  repository: 'repositories',
  projectKey: 'repositories',
  repositorySlug: 'repositories',
  projectID: 'projects',
};
