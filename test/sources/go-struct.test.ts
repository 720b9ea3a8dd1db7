import fc from 'fast-check';
import { compact } from '../../src/language/go/json';
import { eventData } from '../../src/sources/event-data';
import { goStruct, Misfit } from '../../src/sources/go-struct';
import { slackEvent } from '../../src/sources/slack-events';
import { anyCharacter } from '../any-text';

const person = goStruct('example.Person', {
  Person: `name:string age?:int tall:bool weight:float born:time tags:[]string notes?:{}string friend?:*Person address:Address
    extra:raw any?:any`,
  Address: 'street:string',
});

const rewrite = (json: string): string => person.rewrite(compact(json));

const empty =
  '{"name":"","tall":false,"weight":0,"born":"0001-01-01T00:00:00Z","tags":null,"address":{"street":""},"extra":null}';

describe('a Go struct', () => {
  it('writes its fields in order, empty ones too unless they are to be left out', () => {
    expect(rewrite('{}')).toBe(empty);
    expect(rewrite('{"age":0,"notes":{},"friend":null,"any":null,"name":null}')).toBe(empty);
  });

  it('finds fields without regard to case, the last one counts, and unknown ones are gone', () => {
    expect(rewrite('{"NAME":"a","Name":"b","x":1}')).toBe(empty.replace('"name":""', '"name":"b"'));
  });

  it('leaves what it has when a null follows, but for what may be null', () => {
    expect(rewrite('{"name":"a","name":null}')).toBe(empty.replace('"name":""', '"name":"a"'));
    expect(rewrite('{"tags":["a"],"tags":null}')).toBe(empty);
    expect(rewrite('{"tag\u017f":["b"]}')).toContain('"tags":["b"]');
  });

  it('keeps raw JSON as it stands, sorts maps, and reads numbers as Go does', () => {
    const text = rewrite(
      '{"extra":{"b":1.50,"a":[1e2]},"notes":{"b":"<","a":"1"},"any":{"b":1e2,"a":1.50},"weight":1e21,"age":7}',
    );
    expect(text).toContain('"extra":{"b":1.50,"a":[1e2]}');
    expect(text).toContain(String.raw`"notes":{"a":"1","b":"\u003c"}`);
    expect(text).toContain('"any":{"a":1.5,"b":100}');
    expect(text).toContain('"weight":1e+21');
    expect(text).toContain('"age":7');
  });

  it('reads moments as leniently as Go does', () => {
    expect(rewrite('{"born":"2021-01-02T3:04:05,50Z"}')).toContain('"born":"2021-01-02T03:04:05.5Z"');
  });

  it('takes given texts in place of what stands there', () => {
    expect(person.rewrite('{"name":"a"}', { name: '"b"', extra: '[1]' })).toContain('"name":"b"');
  });

  it.each([
    ['[]', 'json: cannot unmarshal array into Go value of type example.Person'],
    ['{"name":1}', 'json: cannot unmarshal number into Go struct field Person.name of type string'],
    [
      '{"address":{"street":true}}',
      'json: cannot unmarshal bool into Go struct field Address.address.street of type string',
    ],
    ['{"age":1.5}', 'json: cannot unmarshal number 1.5 into Go struct field Person.age of type int'],
    [
      '{"age":9223372036854775808}',
      'json: cannot unmarshal number 9223372036854775808 into Go struct field Person.age of type int',
    ],
    ['{"tags":1}', 'json: cannot unmarshal number into Go struct field Person.tags of type []string'],
    ['{"notes":1}', 'json: cannot unmarshal number into Go struct field Person.notes of type map[string]string'],
    ['{"address":1}', 'json: cannot unmarshal number into Go struct field Person.address of type example.Address'],
    ['{"tags":["a",{}]}', 'json: cannot unmarshal object into Go struct field Person.tags of type string'],
    [
      '{"born":"2021-01-02T03:04:05+25:00"}',
      'json: cannot unmarshal string into Go struct field Person.born of type time.Time',
    ],
    ['{"born":"yesterday"}', 'json: cannot unmarshal string into Go struct field Person.born of type time.Time'],
  ])('does not take %s', (json, message) => {
    expect(() => rewrite(json)).toThrow(new Misfit(message));
  });

  it('of every kind answers any object with JSON or with what does not fit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(eventData)), fc.json({ maxDepth: 6 }), (struct, json) => {
        try {
          JSON.parse(struct.rewrite(compact(json)));
        } catch (error) {
          expect(error).toBeInstanceOf(Misfit);
        }
      }),
    );
  });

  it('keeps every text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (name) => {
        const text = rewrite(JSON.stringify({ name, extra: { [name]: name } }));
        expect(JSON.parse(text)).toMatchObject({ name, extra: { [name]: name } });
      }),
    );
  });

  it('reads deep and long bodies without an end of the stack', () => {
    const deep = `${'['.repeat(9000)}${']'.repeat(9000)}`;
    expect(rewrite(`{"extra":${deep}}`)).toContain(deep);
    const messages = `${'{"type":"message","message":'.repeat(3000)}null${'}'.repeat(3000)}`;
    expect(() => slackEvent(compact(`{"event":${messages}}`))).not.toThrow(RangeError);
  });
});
