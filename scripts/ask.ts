import { createInterface } from 'node:readline';
import { ask } from '../test/conformance/vectors/run';

/** `npm run ask`: one JSON line `{"area":..., "in":...}` per question on stdin, one line with the answer each, in their order. */
async function answerAll(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const question = JSON.parse(line) as { id?: string; area: string; in: unknown };
    const answer = await ask(question.area, question.in);
    console.log(JSON.stringify({ ...(question.id && { id: question.id }), ...answer }));
  }
}

void answerAll();
