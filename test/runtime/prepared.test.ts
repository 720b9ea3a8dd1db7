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

  it('that are there twice run, and are complained about', () => {
    expect(prepared(`${eventSources}---${sensor()}`).lines).toEqual([]);
    const { triggers, lines } = prepared(`${eventSources}---${sensor()}---${sensor()}`);
    expect(triggers).toEqual(['keep', 'keep']);
    expect(lines.join('')).toMatch(
      /the Sensor lab\/copy is there twice, in pipeline\.yaml:\d+ and pipeline\.yaml:\d+: of two triggers with one name/,
    );
  });
});
