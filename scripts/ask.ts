import { createInterface } from 'node:readline';
import { ask } from '../test/conformance/vectors/run';

/** `npm run ask`: one JSON line `{"area":..., "in":...}` per question on stdin, one line with the answer each. */
createInterface({ input: process.stdin }).on('line', (line) => {
  if (!line.trim()) return;
  const question = JSON.parse(line) as { id?: string; area: string; in: unknown };
  console.log(JSON.stringify({ ...(question.id && { id: question.id }), ...ask(question.area, question.in) }));
});
