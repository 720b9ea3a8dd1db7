import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { EventloomError } from '../errors';
import { type ListenerFile, readListenerFile } from '../runtime/listener-file';
import { dataDirOption } from '../runtime/options';
import { chooseEndpoint, credentialsFor, secretsOf } from './credentials';
import { prepareDelivery, send, type Trust } from './delivery';
import { type Fixture, loadFixture, setPart } from './fixture';
import { print } from './output';

interface FireFlags {
  readonly to?: string;
  readonly set: readonly string[];
  readonly dataDir?: string;
  readonly secrets?: string;
  readonly ca?: string;
  readonly insecure?: boolean;
}

/** `eventloom fire`: sends a delivery to a listener, as its provider would. */
export function fireCommand(): Command {
  return new Command('fire')
    .description('send a recorded delivery, signed as its provider signs it, to the listener that runs here')
    .argument('<delivery>', 'a bundled one such as push or gitlab/merge_request, or a file')
    .option('--to <url>', 'where to send it (default: the endpoint of the running listener that fits)')
    .option(
      '--set <part=value>',
      'change a part of it, such as body.ref=refs/heads/x; can be given several times',
      (assignment: string, others: readonly string[]) => [...others, assignment],
      [],
    )
    .option('--data-dir <dir>', 'the data directory of the listener (default: ./.eventloom)')
    .option('--secrets <dir>', 'values of secrets: one folder for each Secret, one file for each key')
    .option('--ca <file>', 'a PEM file with the certificate of the listener, or of who signed it')
    .option('--insecure', 'send to a listener whatever its certificate; whoever stands in between reads along')
    .action(async (name: string, flags: FireFlags) => {
      const fixture = flags.set.reduce(setPart, loadFixture(name));
      await fire(fixture, flags);
    });
}

async function fire(fixture: Fixture, flags: FireFlags): Promise<void> {
  const trust = trustOf(flags);
  const dataDir = dataDirOption(flags.dataDir);
  const listener = readListenerFile(dataDir);
  const endpoint = listener && chooseEndpoint(listener.endpoints, fixture, flags.to);
  const url = flags.to ?? endpoint?.url;
  if (url === undefined) throw nowhere(dataDir, listener);
  const secrets = secretsOf(dataDir, [flags.secrets && resolve(flags.secrets), listener?.secrets]);
  const delivery = prepareDelivery(fixture, await credentialsFor(endpoint, secrets));
  const { status, body } = await send(url, delivery, trust);
  const id = delivery.id === undefined ? '' : `delivery ${delivery.id}, `;
  print(`${fixture.description}: ${id}${delivery.body.length} bytes to ${url}\n`);
  print(`answered ${status} ${body.trim().slice(0, 500)}\n`);
  if (listener) print(`what came of it: eventloom explain ${delivery.id ?? '--last'}${dataDirFlag(flags)}\n`);
  process.exitCode = status >= 200 && status < 300 ? 0 : 1;
}

function trustOf({ ca, insecure }: FireFlags): Trust {
  if (ca === undefined) return insecure ? { insecure } : {};
  if (insecure) throw new EventloomError('bad-value', 'choose one: --ca trusts a certificate, --insecure trusts any');
  let pem: Buffer;
  try {
    pem = readFileSync(ca);
  } catch (cause) {
    throw new EventloomError('cannot-read', `--ca: ${(cause as Error).message}`, { cause });
  }
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return { ca: pem };
  throw new EventloomError('bad-value', `--ca: ${ca} holds no certificate as PEM`);
}

const dataDirFlag = ({ dataDir }: FireFlags): string => (dataDir === undefined ? '' : ` --data-dir ${dataDir}`);

function nowhere(dataDir: string, listener: ListenerFile | undefined): EventloomError {
  if (!listener) {
    return new EventloomError(
      'bad-value',
      `no listener runs with the data directory ${dataDir}: start one with eventloom run, or name an address with --to`,
    );
  }
  const urls = listener.endpoints.map(({ kind, url }) => `${url} (${kind})`).join(', ') || 'none';
  return new EventloomError('bad-value', `no endpoint of the running listener fits; choose one with --to: ${urls}`);
}
