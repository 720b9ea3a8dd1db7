import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';

/** An event source that is right. */
export const eventSource = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
  namespace: argo-events
spec:
  service:
    ports:
      - port: 12000
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
`;

/** A sensor on it that is right. */
export const sensor = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: billing
  namespace: argo-events
spec:
  dependencies:
    - name: placed
      eventSourceName: hooks
      eventName: orders
  triggers:
    - template:
        name: log
        log: {}
`;

/** `line code severity` of what is found, without notes. */
export function found(...documents: string[]): string[] {
  const { resources, problems } = readManifests(documents.join('---\n'), 'x');
  expect(problems).toEqual([]);
  const seen = check(resources).filter(({ severity }) => severity !== 'info');
  return seen.map(({ place, code, severity }) => `${place.line} ${code} ${severity}`);
}

/** What is said, and what to do about it, without notes. */
export function messages(...documents: string[]): string[] {
  return check(readManifests(documents.join('---\n'), 'x').resources)
    .filter(({ severity }) => severity !== 'info')
    .map(({ message, fix }) => (fix === undefined ? message : `${message} -> ${fix}`));
}

/** A text in which something is replaced, which must be there. */
export const edited = (yaml: string, from: string | RegExp, to: string): string => {
  const result = yaml.replace(from, to);
  expect(result).not.toBe(yaml);
  return result;
};
