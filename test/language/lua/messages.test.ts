import { join } from 'node:path';
import { compile } from '../../../src/language/lua/lua';
import { readRows } from '../../conformance/vectors/row';

/** What does not compile has words of ours, so have functions that are refused and limits. */
const running = 'the script failed: ';
const rows = readRows(join(__dirname, '../../vectors/lang-lua.gopher-lua.jsonl.gz')).filter(({ error }) => error);

function messageOf(script: string): string {
  try {
    compile(script).run({});
    return 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

it('errors of scripts that run say what gopher-lua says', () => {
  const asked = rows.map(({ id, in: question, error }) => {
    return { id, error, message: messageOf((question as { script: string }).script) };
  });
  const ran = asked.filter(({ message }) => message.startsWith(running));
  expect(ran.length).toBeGreaterThan(3000);
  const said = (message: string): string =>
    message
      .slice(running.length)
      .replace(/0xc[0-9a-f]{6,}/g, '0xADDRESS')
      .replace(/\p{Surrogate}/gu, '\ufffd');
  // Where modules would lie is a matter of the machine.
  const modules = /^<string>:1: module/;
  const different = ran.filter(({ error = '', message }) => !modules.test(error) && said(message) !== error);
  expect(different).toEqual([]);
});
