import type { Chart } from 'cdk8s';
import { WorkflowTemplate } from '../../../constructs';
import { check } from '../../../src/check/check';
import { violations } from '../../../src/model/validate';
import { manifest, manifests } from '../synthesized';

/** A workflow that takes what it is asked to look at. */
export function workflow(chart: Chart) {
  return new WorkflowTemplate(chart, 'look', {
    parameters: { subject: {} },
    entrypoint: 'look',
    templates: { look: { container: { image: 'alpine:3.22', args: ['{{workflow.parameters.subject}}'] } } },
  });
}

/** The specs of a pattern's EventSource and Sensor, in which neither the model nor the rules find anything wrong. */
export function sound(chart: Chart) {
  const eventSource = manifest(chart, 'EventSource');
  const sensor = manifest(chart, 'Sensor');
  expect(violations('EventSource', eventSource)).toEqual([]);
  expect(violations('Sensor', sensor)).toEqual([]);
  const resources = manifests(chart).map((object) => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace ? { namespace: object.metadata.namespace } : {}),
    object: JSON.parse(JSON.stringify(object)),
    place: () => ({ file: 'manifest' }),
  }));
  const errors = check(resources).filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return { eventSource: eventSource.spec, sensor: sensor.spec, name: sensor.metadata.name };
}
