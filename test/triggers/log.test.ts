import { compileRenderer } from '../../src/evaluate/render/render';
import { log } from '../../src/triggers/log';
import { documentOf } from '../conformance/vectors/given-event';
import { contextFor } from './context';

const event = { id: '1', source: 's', subject: 'u', type: 't', time: '2024-05-17T10:30:00Z', specversion: '1.0' };

describe('the log trigger', () => {
  it('writes each event with its dependency and its context, and what cannot be read in base64', async () => {
    const lines: [object, string][] = [];
    const events = new Map([
      ['push', documentOf({ ...event, datacontenttype: 'application/json; charset=utf-8', data_text: '{"a":1}' })],
      ['upload', documentOf({ ...event, datacontenttype: 'application/octet-stream', data_base64: '//4=' })],
      ['nothing', documentOf(event)],
    ]);
    const rendered = compileRenderer({ template: { name: 't', log: { intervalSeconds: 60 } } }).render(events);
    const context = contextFor({ log: { info: (fields, message) => void lines.push([fields, message]) } });
    expect(log.unsupported(rendered.template)).toBeUndefined();
    expect(await log.run(rendered, context)).toEqual({ dryRun: false, summary: 'logged 3 events' });
    expect(lines.map(([, message]) => message)).toEqual(['{"a":1}', '//4=', '']);
    expect(lines[0]?.[0]).toEqual({
      sensor: 'ci',
      triggerName: 't',
      dependencyName: 'push',
      eventContext: { ...event, datacontenttype: 'application/json; charset=utf-8' },
    });
    await log.run(rendered, context);
    expect(lines).toHaveLength(6);
  });

  it('says so when there was a single event', async () => {
    const rendered = compileRenderer({ template: { name: 't', log: {} } }).render(
      new Map([['push', documentOf(event)]]),
    );
    expect(await log.run(rendered, contextFor())).toMatchObject({ summary: 'logged one event' });
  });
});
