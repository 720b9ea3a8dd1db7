import type { Json, JsonObject } from '../../model/json';
import { holdsToken, isCredential, isCredentialVariable, isPlainValue, passwordsIn } from '../credentials';
import { contrast, triggerExample } from '../example';
import type { Part, Step } from '../part';
import type { Finding, Rule } from '../rule';

const trigger = (headers: string): string => `    - template:
        name: call
        http:
          url: https://notify.example.com
${headers}`;

/** A password or a token that stands in a manifest. */
export const literalCredential: Rule = {
  code: 'literal-credential',
  severity: 'warning',
  title: 'Passwords and tokens are kept in Secrets',
  why: `Whoever may read the manifest, the repository or the resource in the cluster has the credential. There is a field that takes it from a Secret.`,
  ...contrast(
    triggerExample,
    trigger(`          secureHeaders:
            - name: Authorization
              valueFrom:
                secretKeyRef:
                  name: notify
                  key: authorization`),
    trigger(`          headers:
            Authorization: Bearer 3f9c2b7a61`),
  ),
  *check(set) {
    for (const { spec } of [...set.eventSources, ...set.sensors]) yield* look(spec);
    for (const bus of set.eventBuses) yield* look(bus.at('spec'));
    for (const secret of set.ofKind('', 'Secret')) yield* written(secret);
  },
};

/** How deep objects in triggers are looked into. */
const deepest = 30;

/** Looks at every text of a spec. Parts are only made of what is found: most texts hold no credential. */
function look(spec: Part): Finding[] {
  const found: Finding[] = [];
  const visit = (json: Json | undefined, path: readonly Step[]): void => {
    if (typeof json === 'string') found.push(...credentials(spec, path, json));
    if (typeof json !== 'object' || json === null || path.length > deepest) return;
    if (Array.isArray(json)) return json.forEach((item: Json, index) => visit(item, [...path, index]));
    const members: JsonObject = json as JsonObject;
    if (Array.isArray(members.env)) found.push(...variables(spec.at(...path)));
    for (const key of Object.keys(members)) visit(members[key], [...path, key]);
  };
  visit(spec.json, []);
  return found;
}

function* credentials(spec: Part, path: readonly Step[], text: string): Iterable<Finding> {
  const isHeader = path.at(-2) === 'headers' && isCredential(String(path.at(-1)), text);
  if (isHeader) {
    const message = `the header '${path.at(-1)}' stands here for everybody to read`;
    yield { at: spec.at(...path), message, fix: "use 'secureHeaders'" };
  } else if (holdsToken(text)) {
    const message = 'a token or a private key stands here for everybody to read';
    yield { at: spec.at(...path), message, fix: 'take it from a Secret' };
  }
  if (passwordsIn(text).length > 0) {
    const message = 'a password stands in this address for everybody to read';
    yield { at: spec.at(...path), message, fix: 'take the address or the password from a Secret' };
  }
}

/** A Secret whose values stand in the manifest, and are not encrypted there. */
function* written(secret: Part): Iterable<Finding> {
  if (secret.at('sops').exists) return;
  const values = [...secret.at('stringData').entries(), ...secret.at('data').entries()];
  const [first] = values.flatMap(([, value]) => (isPlainValue(value.text ?? '') ? value : []));
  if (first === undefined) return;
  const message = `the value of the Secret '${secret.resource.name}' stands here for everybody who may read the manifest`;
  const fix =
    'keep it elsewhere, as an ExternalSecret or a SealedSecret does, unless this file never leaves the cluster';
  yield { at: first, on: 'key', severity: 'info', message, fix };
}

/** Environment variables of pods, here and in what triggers create. */
function* variables(part: Part): Iterable<Finding> {
  for (const variable of part.at('env').items()) {
    const [name, value] = [variable.at('name').text ?? '', variable.at('value')];
    if (value.text === undefined || !isCredentialVariable(name, value.text) || holdsToken(value.text)) continue;
    const message = `the value of '${name}' stands here for everybody to read`;
    yield { at: value, message, fix: "use 'valueFrom.secretKeyRef'" };
  }
}
