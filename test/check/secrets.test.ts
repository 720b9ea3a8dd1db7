import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';
import { edited, eventSource, sensor } from './found';

const encrypted = (key: string): string =>
  edited(
    eventSource,
    'method: POST',
    `method: POST\n      serverCertSecret: {name: hooks, key: ${key}}\n      serverKeySecret: {name: hooks, key: tls.key}`,
  );

const certificate = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: for-hooks, namespace: argo-events}
spec: {secretName: hooks, dnsNames: [hooks.acme.example]}
`;

/** What is said of Secrets, notes included. */
function said(...documents: readonly string[]): readonly string[] {
  const { resources } = readManifests(documents.join('---\n'), 'x');
  return check(resources).flatMap(({ code, message }) => (code === 'unknown-secret' ? message : []));
}

describe('a Secret that a Certificate of cert-manager becomes', () => {
  it('is there, with the keys that cert-manager writes', () => {
    expect(said(encrypted('tls.crt'), sensor)).toContain("there is no Secret 'hooks' among these manifests");
    expect(said(encrypted('tls.crt'), sensor, certificate)).toEqual([]);
  });

  it('has no other keys, unless cert-manager is asked for them', () => {
    const message = "the Secret 'hooks' has no key 'cert.pem': it has 'ca.crt', 'tls.crt' or 'tls.key'";
    expect(said(encrypted('cert.pem'), sensor, certificate)).toEqual([message]);
    const further = edited(certificate, 'spec: {', 'spec: {additionalOutputFormats: [{type: CombinedPEM}], ');
    expect(said(encrypted('cert.pem'), sensor, further)).toEqual([]);
  });
});
