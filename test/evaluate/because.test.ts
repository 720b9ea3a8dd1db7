import type { DataFilter, EventDependency } from '../../src/model/dependency';
import type { Json } from '../../src/model/json';
import type { TriggerParameter, TriggerParameterSource } from '../../src/model/parameter';
import type { Trigger } from '../../src/model/trigger';
import { because } from './because';

const body = {
  body: { ref: 'refs/heads/main', size: 2, forced: false, head: null, tags: ['a', 'b'] },
};

const d = (path: string, type: DataFilter['type'], value: string[], more: Partial<DataFilter> = {}): DataFilter => ({
  path,
  type,
  value,
  ...more,
});

const http = (
  src: Partial<TriggerParameterSource>,
  more: Partial<TriggerParameter> = {},
): Partial<Trigger['template']> => ({
  http: { url: 'http://x', payload: [{ dest: 'a', src: { dependencyName: 'push', ...src }, ...more }] },
});

describe('every transform and parameter says what was asked, what was found and what came out', () => {
  it.each<[string, Partial<EventDependency>, Partial<Trigger['template']>, Json | string | undefined, string[]]>([
    [
      'a transform by jq',
      { transform: { jq: '.body' }, filters: { data: [d('ref', 'string', ['main'])] } },
      {},
      body,
      ['yes transform jq .body', 'yes filter data ref = "main" -> "refs/heads/main"', 'yes condition push -> ["push"]'],
    ],
    [
      'a transform by a script',
      { transform: { script: 'return event' } },
      {},
      body,
      ['yes transform script return event', 'yes condition push -> ["push"]'],
    ],
    [
      'a transform that fails',
      { transform: { jq: 'error("no")' } },
      {},
      body,
      ['no  transform jq error("no") ! error: no'],
    ],
    [
      'a transform that makes no object',
      { transform: { jq: '1' } },
      {},
      body,
      ['no  transform jq 1 ! the first result of the jq program must be an object'],
    ],
    [
      'a transform of nothing',
      { transform: { jq: 'empty' } },
      {},
      body,
      ['no  transform jq empty ! the jq program has no result'],
    ],
    [
      'a parameter of the data',
      {},
      http({ dataKey: 'body.ref' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = data body.ref of push -> "refs/heads/main"'],
    ],
    [
      'a parameter of an object, as it is',
      {},
      http({ dataKey: 'body.tags', useRawData: true }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = data body.tags of push -> "[\\"a\\",\\"b\\"]"'],
    ],
    [
      'a parameter of the context',
      {},
      http({ contextKey: 'type' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = context type of push -> "github"'],
    ],
    [
      'a parameter by a template',
      {},
      http({ dataTemplate: '{{ .Input.body.size }}' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = data {{ .Input.body.size }} of push -> "2"'],
    ],
    [
      'a parameter by a template of the context',
      {},
      http({ contextTemplate: '{{ .Input.type }}-{{ .Input.id }}' }),
      body,
      [
        'yes condition push -> ["push"]',
        'yes parameter a = context {{ .Input.type }}-{{ .Input.id }} of push -> "github-1"',
      ],
    ],
    [
      'a parameter with a value',
      {},
      http({ value: 'given' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = "given" -> "given"'],
    ],
    [
      'a parameter with a value for want of data',
      {},
      http({ dataKey: 'nope', value: 'given' }),
      body,
      [
        'yes condition push -> ["push"]',
        'yes parameter a = data nope of push -> "given" ! there is nothing at \'nope\', so that its value is used',
      ],
    ],
    [
      'a parameter that is missing',
      {},
      http({ dataKey: 'nope' }),
      body,
      [
        'yes condition push -> ["push"]',
        "no  parameter a = data nope of push ! unable to resolve 'push' parameter value: there is nothing at 'nope'",
        "error program-failed: unable to resolve 'push' parameter value: there is nothing at 'nope'",
      ],
    ],
    [
      'a parameter whose template fails',
      {},
      http({ dataTemplate: '{{ fail "no" }}' }),
      body,
      [
        'yes condition push -> ["push"]',
        'no  parameter a = data {{ fail "no" }} of push ! unable to resolve \'push\' parameter value: template 1:4: fail: no',
        "error program-failed: unable to resolve 'push' parameter value: template 1:4: fail: no",
      ],
    ],
    [
      'a parameter whose template cannot be read',
      {},
      http({ dataTemplate: '{{' }),
      body,
      [
        'yes condition push -> ["push"]',
        'no  parameter a = data {{ of push ! unable to resolve \'push\' parameter value: template 1:3: this action has no closing "}}"',
        'error program-failed: unable to resolve \'push\' parameter value: template 1:3: this action has no closing "}}"',
      ],
    ],
    [
      'a parameter of a template and a key',
      {},
      http({ dataTemplate: '{{ .Input.body.nope.x.y }}', dataKey: 'body.size' }),
      body,
      [
        'yes condition push -> ["push"]',
        'yes parameter a = data {{ .Input.body.nope.x.y }} or body.size of push -> "2"',
      ],
    ],
    [
      'a parameter of another dependency',
      {},
      http({ dependencyName: 'other', dataKey: 'a' }),
      body,
      [
        'yes condition push -> ["push"]',
        'no  parameter a = data a of other ! its dependency had no event',
        "error program-failed: the payload needs a value at 'a', and its dependency had no event: give it a value to fall back to",
      ],
    ],
    [
      'a parameter of nothing',
      {},
      http({}),
      body,
      [
        'yes condition push -> ["push"]',
        'yes parameter a = the whole event of push -> "{\\"context\\":{\\"id\\":\\"1\\",\\"source\\":\\"github\\",\\"specversion\\":\\"1.0\\",\\"type\\":\\"github\\",\\"datacontenttype\\":\\"application/json\\",\\"subject\\":\\"push\\",\\"time\\":\\"2024-05-17T10:30:00Z\\"},\\"data\\":\\"eyJib2R5Ijp7InJlZiI6InJlZnMvaGVhZHMvbWFpbiIsInNpemUiOjIsImZvcmNlZCI6ZmFsc2UsImhlYWQiOm51..."',
      ],
    ],
    [
      'a parameter of data that are no JSON',
      {},
      http({ dataKey: 'a' }),
      'nope',
      [
        'yes condition push -> ["push"]',
        "no  parameter a = data a of push ! unable to resolve 'push' parameter value: the data of the event are not JSON",
        "error program-failed: unable to resolve 'push' parameter value: the data of the event are not JSON",
      ],
    ],
    [
      'a parameter of an empty value',
      {},
      http({ dataKey: 'body.head' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = data body.head of push -> "null"'],
    ],
    [
      'a parameter that is appended',
      {},
      http({ dataKey: 'body.ref' }, { operation: 'append' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = append data body.ref of push -> "refs/heads/main"'],
    ],
    [
      'a parameter that is prepended',
      {},
      http({ dataKey: 'body.ref' }, { operation: 'prepend' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = prepend data body.ref of push -> "refs/heads/main"'],
    ],
    [
      'a parameter with an unknown operation',
      {},
      http({ dataKey: 'body.ref' }, { operation: 'remove' as 'append' }),
      body,
      ['yes condition push -> ["push"]', 'yes parameter a = remove data body.ref of push -> "refs/heads/main"'],
    ],
  ])('%s', (_, part, template, data, steps) => {
    expect(because(part, template, data)).toEqual(steps);
  });
});
