import type { Comparison } from './compare';
import type { Answer } from './row';

/** Answers the questions of one file of vectors; a question that throws is answered with the error's message. */
export interface Area extends Comparison {
  ask(question: unknown): Answer | Promise<Answer>;
}

/** An area whose questions have the shape `In`, as the vectors' README says. */
export function area<In>(ask: (question: In) => Answer | Promise<Answer>, how: Comparison = {}): Area {
  return { ...how, ask: (question) => ask(question as In) };
}
