import { found, messages } from './found';

describe('filters of event sources', () => {
  const kafka = (expression: string, more = '') => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: orders}
spec: {kafka: {placed: {url: k, topic: t, partition: "0", ${more}filter: {expression: '${expression}'}}}}
`;

  it.each([
    'topic == "t"',
    'asInt(key) > 1 and len(headers) > 0',
    'let t = topic; t != ""',
    'any(keys(headers), {# == "x"})',
  ])('accept %s', (expression) => {
    expect(found(kafka(expression))).toEqual([]);
  });

  it.each([
    [
      'total > 1',
      [
        "the data of 'kafka' events has no 'total', which is then nil: it has 'topic', 'key', 'partition', 'timestamp', 'headers' and 2 more -> did you mean 'body.total'?",
      ],
    ],
    [
      'body.total > 1',
      [
        "the body of this 'kafka' event is base64 text, which has no members: the filter fails -> set 'jsonBody: true' on the event",
      ],
    ],
  ])('find what is wrong with %s', (expression, expected) => {
    expect(messages(kafka(expression))).toEqual(expected);
    expect(messages(kafka('body.total > 1', 'jsonBody: true, '))).toEqual([]);
  });
});

describe('schedules', () => {
  const calendar = (schedule: string) => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: nightly}
spec: {calendar: {tick: {schedule: "${schedule}"}}}
`;

  it.each(['0 2 * * *', '0 0 29 2 *', 'TZ=Europe/Oslo 0 0 31 1 *', '*/5 * * * MON-FRI'])('accepts %s', (schedule) => {
    expect(found(calendar(schedule))).toEqual([]);
  });

  it.each(['0 0 30 2 *', 'TZ=Europe/Oslo 0 0 31 4 *', '@daily', '0 0 2 * * *', '0 25 * * *', 'CRON_TZ=Oslo 0 0 * * *'])(
    'finds what is wrong with %s',
    (schedule) => {
      expect(found(calendar(schedule))).toEqual(['4 bad-schedule error']);
    },
  );
});
