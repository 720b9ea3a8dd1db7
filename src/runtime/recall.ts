import { decodeEvent } from '../bus/event-row';
import type { Store, Write } from '../clients/store';
import { EventDocument } from '../evaluate/document';
import { type CompiledTrigger, compileSensor, type Verdict } from '../evaluate/sensor';
import type { Event } from '../model/event';
import type { Sensor } from '../model/sensor';
import type { TraceRecord, VerdictRecord } from '../model/trace';
import { fingerprintOf, type SensorDefinition } from './definitions';
import { yamlDataToJson, yamlToJson } from './documents';

const sensorsKey = 'sensors';

/** A sensor, and what tells it from what it was before a change. */
interface Remembered {
  readonly sensor: Sensor;
  readonly definition: string;
}

/** Keeps the sensors that run, so that what they decided can be worked out again. */
export function rememberSensors(sensors: readonly SensorDefinition[]): Write {
  const all = sensors.map(({ sensor, resource }): Remembered => ({ sensor, definition: fingerprintOf(resource) }));
  return { table: 'meta', key: sensorsKey, value: Buffer.from(JSON.stringify(all)) };
}

/**
 * Verdicts that were kept without what was looked at get it back: the event is still there, and decided about once more. Where that is
 * not so any more, or the sensor was changed, they stay as they are.
 * @param records all about one event
 */
export function recallVerdicts(store: Store, records: readonly TraceRecord[]): readonly TraceRecord[] {
  const isBrief = (record: TraceRecord): record is VerdictRecord =>
    record.kind === 'verdict' && record.because.length === 0;
  if (!records.some(isBrief)) return records;
  const event = eventOf(store, records);
  if (!event) return records;
  const sensors = sensorsOf(store);
  return records.map((record) => (isBrief(record) ? recall(record, sensors, event) : record));
}

function eventOf(store: Store, records: readonly TraceRecord[]): Event | undefined {
  const stored = records.find((record) => record.kind === 'event');
  const row = stored && store.table('events').get(stored.sequence);
  if (!row) return undefined;
  try {
    const { event } = decodeEvent(row);
    return event.id === stored.eventId ? event : undefined;
  } catch {
    // What cannot be read any more cannot be decided about again.
    return undefined;
  }
}

function sensorsOf(store: Store): readonly Remembered[] {
  const value = store.table('meta').get(sensorsKey);
  return value ? (JSON.parse(Buffer.from(value).toString('utf8')) as readonly Remembered[]) : [];
}

function recall(record: VerdictRecord, sensors: readonly Remembered[], event: Event): VerdictRecord {
  for (const trigger of triggersOf(record, sensors)) {
    const { verdicts } = trigger.decide(new EventDocument(event, { yamlToJson: yamlDataToJson }), new Map(), record.at);
    const same = verdicts.find((verdict) => isSame(verdict, record));
    if (same) return { ...record, because: same.because };
  }
  return record;
}

function triggersOf(record: VerdictRecord, sensors: readonly Remembered[]): CompiledTrigger[] {
  return sensors
    .filter(({ sensor, definition }) => definition === record.definition && sensor.metadata.name === record.sensor)
    .map(({ sensor }) => compileSensor(sensor, { yamlToJson }))
    .filter(({ namespace }) => namespace === (record.namespace ?? namespace))
    .flatMap(({ triggers }) => triggers)
    .filter(({ name, condition }) => name === record.trigger && !condition.stores);
}

const isSame = (verdict: Verdict, record: VerdictRecord): boolean =>
  verdict.dependency === record.dependency && verdict.fires === record.fires;
