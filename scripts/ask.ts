import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ask } from '../test/conformance/vectors/run';
import { readExamplesFrom } from '../test/conformance/vectors/validation-areas';

/**
 * `npm run ask -- [--examples DIR]`: one JSON line `{"area":..., "in":...}` per question on stdin, one line with the answer each, in
 * their order. DIR is the folder of upstream's example files, which questions of `validation` may name.
 */
async function answerAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const question = JSON.parse(line) as { id?: string; area: string; in: unknown };
    const answer = await ask(question.area, question.in);
    console.log(JSON.stringify({ ...(question.id && { id: question.id }), ...answer }));
  }
}

const { values: options } = parseArgs({ options: { examples: { type: 'string' } } });
if (options.examples !== undefined) readExamplesFrom(options.examples);
void answerAll();
