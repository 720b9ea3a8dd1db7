import type { LuaTable } from '../value/table';
import { Userdata } from '../value/userdata';
import type { State } from '../vm/state';
import type { Functions } from './arguments';
import { builtins, refused, results } from './arguments';

/** What the userdata of a standard stream holds. */
const stream = { name: 'file' };

const refusedNames = ['close', 'flush', 'input', 'lines', 'open', 'output', 'popen', 'read', 'tmpfile', 'write'];
const refusedMethods = ['close', 'flush', 'lines', 'read', 'seek', 'setvbuf', 'write'];

/** The functions of `io`: they are there, and say that they are not allowed. */
export const ioFunctions: Functions = {
  ...Object.fromEntries(refusedNames.map((name) => [name, refused(`io.${name}`)])),
  type: (thread) => {
    const value = thread.argument(1);
    return results(thread, value instanceof Userdata && value.content === stream ? 'file' : undefined);
  },
};

const methods = builtins({
  ...Object.fromEntries(refusedMethods.map((name) => [name, refused(`file:${name}`)])),
  __tostring: (thread) => results(thread, 'file'),
});

/** Adds the standard streams. */
export function addStreams(state: State, table: LuaTable): void {
  const metatable = state.newTable();
  for (const [name, method] of methods) metatable.setHashed(name, method);
  metatable.setHashed('__index', metatable);
  for (const name of ['stdin', 'stdout', 'stderr']) {
    const file = new Userdata(stream);
    file.metatable = metatable;
    table.setHashed(name, file);
  }
}
