import { quote } from '../../language/go/strconv';
import { fieldsOf, inTurn, type Look, never, present, text, textOf } from './look';

/** How to connect with TLS. */
export const tls: Look = (fields) => (fields.insecureSkipVerify === true ? [] : certificates(fields));

const certificates: Look = inTurn(
  never(
    ({ caCertSecret, clientCertSecret, clientKeySecret, enabled }) =>
      caCertSecret === undefined && clientCertSecret === undefined && clientKeySecret === undefined && enabled !== true,
    'invalid tls config, please configure either caCertSecret, or clientCertSecret and clientKeySecret, or both',
  ),
  never(
    ({ clientCertSecret, clientKeySecret }) => (clientCertSecret === undefined) !== (clientKeySecret === undefined),
    'invalid tls config, both clientCertSecret and clientKeySecret need to be configured',
  ),
);

/** A user and a password. */
export const basicAuth: Look = inTurn(present('username', 'username missing'), present('password', 'password missing'));

const mechanisms: ReadonlySet<string> = new Set([
  '',
  'PLAIN',
  'OAUTHBEARER',
  'SCRAM-SHA-256',
  'SCRAM-SHA-512',
  'GSSAPI',
]);

/** How to log in to Kafka. */
export const sasl: Look = inTurn(
  never(
    ({ mechanism }) => !mechanisms.has(textOf(mechanism)),
    'invalid sasl config. Possible values for SASL Mechanism are `OAUTHBEARER`, `PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512` and `GSSAPI`',
  ),
  never(
    ({ userSecret, passwordSecret }) => userSecret === undefined || passwordSecret === undefined,
    'invalid sasl config, both userSecret and passwordSecret must be defined',
  ),
);

/** The server that takes the requests of a webhook; upstream has no words for one that is missing. */
export const webhook: Look = (fields) =>
  fields.webhook === undefined ? [''] : webhookContext(fieldsOf(fields.webhook));

/** The fields of that server. */
export const webhookContext: Look = inTurn(
  text('endpoint', "endpoint can't be empty"),
  text('port', "port can't be empty"),
  ({ port }) => portFault(textOf(port)),
);

/** As Go reads numbers: a sign, and digits within 64 bits. */
function portFault(port: string): string[] {
  const number = /^[+-]?[0-9]+$/.test(port) ? BigInt(port.replace('+', '')) : undefined;
  if (number !== undefined && BigInt.asIntN(64, number) === number) return [];
  const reason = number === undefined ? 'invalid syntax' : 'value out of range';
  return [`failed to parse server port ${port}. err: strconv.Atoi: parsing ${quote(port)}: ${reason}`];
}
