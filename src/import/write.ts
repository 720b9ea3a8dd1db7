import { asIs } from './as-is';
import type { Draft } from './draft';
import { eventBusStatements } from './event-bus';
import { eventSourceStatements } from './event-source';
import type { Placed } from './placed';
import { sensorStatements } from './sensor';
import { type Expression, type Statement, visitNames } from './tree';
import { workflowTemplateStatements } from './workflow-template';

/**
 * How an object is said: by a construct of Eventloom (`construct`), by its typed resource (`resource`), as an object whose fields nobody
 * checks (`object`), or not at all (`left-out`).
 */
export type Form = 'construct' | 'resource' | 'object' | 'left-out';

/** How an object was written. */
export interface WrittenForm {
  readonly form: Form;
  /** Whether a patch does what the construct does not. */
  readonly isPatched: boolean;
  /** How many triggers stand in the words of the manifest. */
  readonly ownTriggers: number;
}

type Write = (placed: Placed, draft: Draft) => readonly Statement[] | undefined;

const constructs: { readonly [kind: string]: Write } = {
  EventBus: eventBusStatements,
  EventSource: eventSourceStatements,
  Sensor: sensorStatements,
  WorkflowTemplate: workflowTemplateStatements,
};

/**
 * Writes an object into a draft, with the construct that says most about it.
 * @param isFirst whether there is no other object of its kind and name: the constructs refuse a second one
 */
export function writeObject(placed: Placed, draft: Draft, isFirst: boolean): WrittenForm {
  const { apiVersion, kind } = placed.manifest;
  const write =
    apiVersion === 'argoproj.io/v1alpha1' && Object.hasOwn(constructs, String(kind))
      ? constructs[String(kind)]
      : undefined;
  const statements = isFirst ? write?.(placed, draft) : undefined;
  if (statements !== undefined) {
    draft.write(withComments(statements, placed));
    return { form: 'construct', ...remarksOn(statements) };
  }
  const resource = asIs(placed, draft);
  if (resource === undefined) return { form: 'left-out', isPatched: false, ownTriggers: 0 };
  draft.write(withComments(resource.statements, placed));
  if (kind === 'ServiceAccount')
    draft.constants.set(`ServiceAccount/${String(placed.fragment().at('metadata', 'name').value)}`, placed.variable);
  return { form: resource.isTyped ? 'resource' : 'object', isPatched: false, ownTriggers: 0 };
}

/** Comments whose field has no place of its own stand before the construct, and the last ones at the end. */
function withComments(statements: readonly Statement[], placed: Placed): readonly Statement[] {
  const written = statements.flatMap(({ value }) => value ?? []);
  const above = statements.flatMap(({ comments = [] }) => comments);
  const lost = placed.fragment().lostComments(written, above);
  const complete = statements.map((statement) =>
    lost.length > 0 && statement.variable === placed.variable
      ? { ...statement, comments: [...(statement.comments ?? []), ...lost] }
      : statement,
  );
  const { trailing } = placed;
  return trailing.length === 0 ? complete : [...complete, { comments: trailing, apart: true }];
}

function remarksOn(statements: readonly Statement[]): { readonly isPatched: boolean; readonly ownTriggers: number } {
  let [patches, ownTriggers] = [0, 0];
  for (const { value } of statements) {
    if (value === undefined) continue;
    visitNames(value, ({ name }) => (name === 'JsonPatch' ? patches++ : undefined));
    if (value.kind === 'call' && value.args.some(isOwnTrigger)) ownTriggers++;
  }
  return { isPatched: patches > 0, ownTriggers };
}

function isOwnTrigger(argument: Expression): boolean {
  return (
    argument.kind === 'object' && argument.entries.some(({ key, value }) => key === 'bind' && value.kind === 'arrow')
  );
}
