import type { EventDocument } from '../../../src/evaluate/document';
import { compileFilters } from '../../../src/evaluate/filters/compile';
import { applyParameters, compileParameters, constructPayload } from '../../../src/evaluate/parameters/parameter';
import { compileSource } from '../../../src/evaluate/parameters/source';
import { readSource } from '../../../src/evaluate/render/object-source';
import { renderResource } from '../../../src/evaluate/render/resource';
import type { Pending } from '../../../src/evaluate/sensor';
import { compileSensor } from '../../../src/evaluate/sensor';
import { decodeStruct } from '../../../src/evaluate/shape/decode';
import { Trail } from '../../../src/evaluate/step';
import { compileTransform } from '../../../src/evaluate/transform';
import type { ArtifactLocation } from '../../../src/model/artifact';
import type {
  EventDependency,
  EventDependencyFilter,
  EventDependencyTransformer,
  LogicalOperator,
} from '../../../src/model/dependency';
import type { Json } from '../../../src/model/json';
import type { TriggerParameter, TriggerParameterSource } from '../../../src/model/parameter';
import { type Area, area } from './area';
import { documentOf, eventsOf, type GivenEvent, type GivenEvents, yamlToJson } from './given-event';
import { shownText } from './text-areas';
import { triggerAreas } from './trigger-areas';

interface FilterQuestion {
  readonly event: GivenEvent;
  readonly filters: Json;
  readonly filtersLogicalOperator?: LogicalOperator;
}

const filterArea = area<FilterQuestion>(({ event, filters, filtersLogicalOperator }) => {
  if (!filters) return { out: true };
  const decoded = decodeStruct<EventDependencyFilter>('EventDependencyFilter', filters, 'filters');
  const { passed, error } = compileFilters(decoded, filtersLogicalOperator).run(documentOf(event), new Trail());
  return error === undefined ? { out: passed } : { out: passed, error };
});

interface SequenceQuestion {
  readonly conditions: string;
  readonly dependencies: readonly EventDependency[];
  readonly events: readonly GivenEvent[];
}

/** Feeds one event after the other, but for those with the id of one before that the trigger has a dependency for. */
function runSequence({ conditions, dependencies, events }: SequenceQuestion): unknown {
  const template = { name: 't1', conditions, log: {} };
  const spec = { dependencies, triggers: [{ template }] };
  const sensor = compileSensor({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    metadata: { name: 's' },
    spec,
  });
  const [problem] = sensor.problems;
  if (problem) throw problem.error;
  const [trigger] = sensor.triggers;
  let pending: Pending = new Map();
  const fired: unknown[] = [];
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id ?? '')) continue;
    const decision = trigger?.decide(documentOf(event), pending, 0);
    if (decision?.verdicts.length) seen.add(event.id ?? '');
    pending = decision?.pending ?? pending;
    for (const verdict of decision?.verdicts ?? []) {
      if (!verdict.fires) continue;
      const ids = [...(verdict.events ?? [])].map(
        ([
          name,
          {
            event: { id },
          },
        ]) => [name, id],
      );
      fired.push({ after: event.id, events: Object.fromEntries(ids) });
    }
  }
  return { fired, pending: [...pending.keys()].map((name) => `t1/${name}`).sort() };
}

const transformArea = area<{ event: GivenEvent; transform: EventDependencyTransformer | null }>(
  ({ event, transform }) => {
    const { event: after, text, hasData } = (compileTransform(transform ?? {}) ?? unchanged).run(documentOf(event));
    const { id, source, subject, type, datacontenttype = '' } = after;
    return { out: { data_text: hasData ? text : null, id, source, subject, type, datacontenttype } };
  },
);

const unchanged = { run: (document: EventDocument): EventDocument => document };

const shown = (text: string | null | undefined): unknown => (typeof text === 'string' ? shownText(text) : null);

function parametersOf(given: Json | undefined): ReturnType<typeof compileParameters> {
  const decoded = decodeStruct<{ payload?: readonly TriggerParameter[] }>('HTTPTrigger', { payload: given }, 'http');
  return compileParameters(decoded.payload ?? []);
}

/** What becomes of an event in a sensor. */
export const evaluateAreas: Record<string, Area> = {
  'conditions-sequence': area<SequenceQuestion>((question) => ({ out: { jetstream: runSequence(question) } }), {
    ignore: ['kafka'],
  }),
  'filters-combined': filterArea,
  'filters-context': filterArea,
  'filters-data': filterArea,
  'filters-exprs': filterArea,
  'filters-script': filterArea,
  'filters-time': filterArea,
  'params-apply': area<GivenEvents & { parameters: Json; object: string }>((question) => ({
    out: shown(applyParameters(question.object, parametersOf(question.parameters), eventsOf(question), new Trail())),
  })),
  'params-payload': area<GivenEvents & { payload: Json }>((question) => ({
    out: shown(constructPayload(parametersOf(question.payload), eventsOf(question), new Trail())),
  })),
  'params-resolve': area<GivenEvents & { src: Json }>((question) => {
    const source = compileSource(decodeStruct<TriggerParameterSource>('TriggerParameterSource', question.src, 'src'));
    const { value, type } = source.resolve(eventsOf(question));
    return { out: { value: shown(value), type } };
  }),
  'params-resource': area<GivenEvents & { source: ArtifactLocation; parameters?: Json }>((question) => {
    const source = readSource(question.source, { yamlToJson });
    const parameters = question.parameters ? parametersOf(question.parameters) : undefined;
    const { resourceText } = renderResource(source, parameters, eventsOf(question), new Trail());
    return { out: shown(`${resourceText()}\n`) };
  }),
  'transforms-jq': transformArea,
  'transforms-script': transformArea,
  ...triggerAreas,
};
