import type { TriggerKey } from '../../model/kinds';
import { behind, elementsOf, fieldsOf, inTurn, type Look, never, present, text, textOf } from './look';

const operations: ReadonlySet<string> = new Set(['', 'append', 'overwrite', 'prepend']);

/** A value that is taken from an event. */
const parameterFromEvent = inTurn(
  present('src', "parameter source can't be empty"),
  never(({ src }) => !fieldsOf(src).dependencyName, "parameter dependency name can't be empty"),
);

const knownOperation: Look = ({ operation }) =>
  operations.has(textOf(operation)) ? [] : [`parameter operation ${textOf(operation)} is invalid`];

const parameter = inTurn(parameterFromEvent, text('dest', "parameter destination can't be empty"), knownOperation);

/** Without a destination the value is all of the body. */
const bodyParameter = inTurn(parameterFromEvent, knownOperation);

/** Looks at the parameters in a field, one after the other. */
export function parametersIn(field: string, what: string, look: Look = parameter): Look {
  return function* (fields) {
    for (const [index, each] of elementsOf(fields[field]).entries()) {
      yield* behind(`${what} index: ${index}. err: `, look(fieldsOf(each)));
    }
  };
}

const resourceParameters = parametersIn('parameters', 'resource parameter');
const payload = parametersIn('payload', 'payload');

function oneOf(field: string, allowed: readonly string[], otherwise: (found: string) => string): Look {
  return (fields) => {
    const found = textOf(fields[field]);
    return allowed.includes(found) ? [] : [otherwise(found)];
  };
}

const unknownOperation = (found: string): string => `unknown operation type ${found}`;

const workflowOperations = ['submit', 'submit-from', 'suspend', 'retry', 'resume', 'resubmit', 'terminate', 'stop'];

/** What Argo Events says about a trigger of a kind; there are kinds that it does not look at. */
export const lookAtTrigger: { readonly [K in TriggerKey]?: Look } = {
  k8s: inTurn(
    present('source', 'k8s trigger does not contain an absolute action'),
    oneOf('operation', ['', 'create', 'patch', 'update', 'delete'], unknownOperation),
    resourceParameters,
  ),
  argoWorkflow: inTurn(
    present('source', 'argoWorkflow trigger does not contain an absolute action'),
    oneOf('operation', workflowOperations, unknownOperation),
    resourceParameters,
  ),
  http: inTurn(
    text('url', 'server URL is not specified'),
    oneOf(
      'method',
      ['', 'GET', 'DELETE', 'PATCH', 'POST', 'PUT'],
      () => 'only GET, DELETE, PATCH, POST and PUT methods are supported',
    ),
    resourceParameters,
    parametersIn('payload', 'payload', bodyParameter),
  ),
  awsLambda: inTurn(
    text('functionName', 'function name is not specified'),
    text('region', 'region in not specified'),
    present('payload', 'payload parameters are not specified'),
    resourceParameters,
    payload,
  ),
  kafka: inTurn(
    text('url', 'broker url must not be empty'),
    present('payload', 'payload must not be empty'),
    text('topic', 'topic must not be empty'),
    payload,
  ),
  nats: inTurn(
    text('url', "nats server url can't be empty"),
    text('subject', "nats subject can't be empty"),
    present('payload', "payload can't be nil"),
    payload,
  ),
  slack: inTurn(present('slackToken', "slack token can't be empty"), resourceParameters),
  openWhisk: inTurn(
    text('actionName', 'action name is not specified'),
    text('host', 'host URL is not specified'),
    never(
      ({ authToken }) => authToken !== undefined && (!fieldsOf(authToken).name || !fieldsOf(authToken).key),
      'auth token key and name must be specified',
    ),
    resourceParameters,
    present('payload', 'payload parameters are not specified'),
    parametersIn('payload', 'resource parameter'),
  ),
  custom: inTurn(
    text('serverURL', 'custom trigger gRPC server url is not defined'),
    present('spec', "trigger body can't be empty"),
    never(
      ({ secure, certSecret }) => secure === true && certSecret === undefined,
      "certSecret can't be nil when the trigger server connection is secure",
    ),
    resourceParameters,
  ),
  email: inTurn(
    text('host', "host can't be empty"),
    ({ port }) =>
      typeof port === 'number' && (port < 0 || port > 65535) ? [`port: ${port}, port should be between 0-65535`] : [],
    resourceParameters,
  ),
};
