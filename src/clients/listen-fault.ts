import { EventloomError } from '../errors';

/** Ports below this one belong to the system. */
const firstFree = 1024;

/** Where somebody wanted to listen, and with which flag another port is named. */
export interface Wanted {
  readonly host: string;
  readonly port: number;
  readonly flag: '--port' | '--page' | '--metrics';
  /** What for, when it is not events. */
  readonly what?: string;
}

/** Why it cannot be listened there, and what to do: the port, the right to it, or the address is the matter. */
export function listenFault(
  { host, port, flag, what }: Wanted,
  cause: Pick<NodeJS.ErrnoException, 'code' | 'message'>,
): EventloomError {
  const place = `port ${port} on ${host}${what === undefined ? '' : `, for ${what},`}`;
  const another = `choose another one with ${flag}, or 0 for a free one`;
  if (cause.code === 'EADDRINUSE') {
    return new EventloomError('port-in-use', `${place} is in use by another process; ${another}`, { cause });
  }
  const remedy =
    cause.code === 'EACCES' && port < firstFree
      ? `ports below ${firstFree} need a right: ${another}`
      : 'choose an address of this machine with --host';
  return new EventloomError('port-in-use', `${place} cannot be listened on: ${cause.message}; ${remedy}`, { cause });
}
