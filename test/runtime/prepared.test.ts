import { prepare } from '../../src/runtime/prepared';
import { eventSources, recordingLog, resourcesOf, sensor } from './pipeline';

/** The names of the triggers that were found fit to run, and what was said. */
function prepared(yaml: string): { readonly triggers: readonly string[]; readonly lines: readonly string[] } {
  const { log, lines } = recordingLog();
  const { programs } = prepare(resourcesOf(yaml), { log });
  return { triggers: programs.map(({ compiled }) => compiled.name), lines };
}

describe('definitions', () => {
  it('with two triggers of one name are refused, as by Argo Events', () => {
    const [head = '', trigger = ''] = sensor().split('  triggers:\n');
    expect(() => prepared(`${eventSources}---${head}  triggers:\n${trigger}\n${trigger}`)).toThrow(
      /pipeline\.yaml:\d+: the Sensor copy cannot run: there are two triggers 'keep': give one another name/,
    );
  });

  it.each([
    ['trigger', (name: string) => eventSources + '---' + sensor().replace('name: keep', `name: ${name}`)],
    ['sensor', (name: string) => eventSources + '---' + sensor().replace('name: copy', `name: ${name}`)],
    ['dependency', (name: string) => eventSources + '---' + sensor({ dependencies: [name], conditions: name })],
    ['event', (name: string) => eventSources.replace('    a:', `    ${name}:`)],
    ['namespace', (name: string) => eventSources.replace('namespace: lab', `namespace: ${name}`)],
  ])('with a %s whose name has no room in the store are refused', (_, manifests) => {
    expect(prepared(manifests('x'.repeat(253))).lines).toEqual([]);
    expect(() => prepared(manifests('é'.repeat(127)))).toThrow(
      /pipeline\.yaml:\d+: the name 'é{20}…' is too long: a name has at most 253 bytes/,
    );
  });

  it('that are there twice run, and are complained about', () => {
    expect(prepared(`${eventSources}---${sensor()}`).lines).toEqual([]);
    const { triggers, lines } = prepared(`${eventSources}---${sensor()}---${sensor()}`);
    expect(triggers).toEqual(['keep', 'keep']);
    expect(lines.join('')).toMatch(
      /the Sensor lab\/copy is there twice, in pipeline\.yaml:\d+ and pipeline\.yaml:\d+: of two triggers with one name/,
    );
  });
});
