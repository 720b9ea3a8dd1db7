import { join } from 'node:path';
import { callbackUrl, dnsLabel, eventBusName, eventSourceLabels, eventSourceServiceName } from '../../src/model/names';
import { readRows } from '../conformance/vectors/row';

interface Question {
  readonly op: string;
  readonly text: string;
  readonly url: string;
  readonly endpoint: string;
}

const rows = readRows(join(__dirname, '../vectors/misc-text.jsonl.gz')).map((row) => ({
  question: row.in as Question,
  answer: row.out,
}));
const asked = (op: string) => rows.filter(({ question }) => question.op === op);

describe('a DNS label', () => {
  it('is made as Argo Events makes it', () => {
    expect(asked('dnsLabel').length).toBeGreaterThan(20);
    for (const { question, answer } of asked('dnsLabel'))
      expect([question.text, dnsLabel(question.text)]).toEqual([question.text, answer]);
  });

  it('takes letters in lower case as Go does', () => expect(dnsLabel('İzmir Σ')).toBe('izmir'));

  it('is made in time from a long text', () => {
    const began = performance.now();
    expect(dnsLabel(`${'-'.repeat(500_000)}a${'-'.repeat(500_000)}`)).toBe('a');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('a callback URL', () => {
  it('is joined as Argo Events joins it', () => {
    expect(asked('url').length).toBeGreaterThan(10);
    for (const { question, answer } of asked('url')) {
      expect([question, callbackUrl(question.url, question.endpoint)]).toEqual([question, answer]);
    }
  });
});

describe('what the controller names', () => {
  it('selects the pods of an EventSource by three labels', () => {
    expect(eventSourceServiceName('hooks')).toBe('hooks-eventsource-svc');
    expect(eventSourceLabels('hooks')).toEqual({
      controller: 'eventsource-controller',
      'eventsource-name': 'hooks',
      'owner-name': 'hooks',
    });
  });

  it('takes the bus called default when none is named', () => {
    expect([eventBusName({}), eventBusName({ eventBusName: '' }), eventBusName({ eventBusName: 'own' })]).toEqual([
      'default',
      'default',
      'own',
    ]);
  });
});
