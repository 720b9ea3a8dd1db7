import { LuaError } from '../value/error';
import { LuaTable } from '../value/table';
import { Userdata } from '../value/userdata';
import { LuaObject, type LuaValue } from '../value/value';
import { call } from '../vm/call';
import { isFunction } from '../vm/function';
import { Thread } from '../vm/thread';
import {
  builtins,
  checkAny,
  checkTable,
  type Functions,
  failArgument,
  failType,
  optionalInt,
  results,
} from './arguments';

/** A queue. Nothing runs beside a script here, so that what would wait in Go waits for ever. */
class Channel extends LuaObject {
  readonly type = 'channel';
  readonly capacity: number;
  readonly queue: LuaValue[] = [];
  closed = false;

  constructor(capacity: number) {
    super();
    this.capacity = capacity;
  }

  /** Whether a value may be sent now; sending to a closed one fails at once. */
  get accepts(): boolean {
    return this.closed || this.queue.length < this.capacity;
  }

  /** Whether there is something to receive now: a value, or the news that it is closed. */
  get offers(): boolean {
    return this.closed || this.queue.length > 0;
  }

  send(value: LuaValue): void {
    if (this.closed) throw new LuaError('send on closed channel');
    this.queue.push(value);
  }
}

const waits = 'channel: nothing runs beside the script, it would wait for ever';

function make(thread: Thread): number {
  const capacity = optionalInt(thread, 1, 0);
  if (capacity < 0 || capacity > 2 ** 40) throw new LuaError('makechan: size out of range');
  thread.state.budget.allocate(64);
  return results(thread, new Channel(capacity));
}

function checkChannel(thread: Thread): Channel {
  const value = thread.argument(1);
  return value instanceof Channel ? value : failType(thread, 1, 'channel');
}

/** Raises an error about a value that Go's routines may not share. */
function checkShareable(thread: Thread, number: number, value: LuaValue): void {
  const isPlain = value instanceof LuaTable ? value.metatable === undefined : true;
  if (isPlain && !isFunction(value) && !(value instanceof Userdata) && !(value instanceof Thread)) return;
  failArgument(thread, number, 'can not send a function, userdata, thread or table that has a metatable');
}

/** One of the cases of `channel.select`. */
interface Case {
  readonly direction: 'send' | 'receive' | 'default';
  readonly channel?: Channel;
  readonly value?: LuaValue;
  readonly handler: LuaValue;
}

function readCase(thread: Thread, number: number): Case {
  const table = checkTable(thread, number);
  const direction = table.getIndex(1);
  const handler = table.getIndex(table.length());
  if (typeof direction !== 'string') failArgument(thread, number, 'invalid select case');
  if (direction === 'default') return { direction, handler };
  if (direction !== '<-|' && direction !== '|<-') {
    failArgument(thread, number, `invalid channel direction:${direction}`);
  }
  const channel = table.getIndex(2);
  if (!(channel instanceof Channel)) return failArgument(thread, number, 'invalid select case');
  if (direction === '|<-') return { direction: 'receive', channel, handler };
  const value = table.getIndex(3);
  checkShareable(thread, number, value);
  return { direction: 'send', channel, value, handler };
}

const isReady = ({ direction, channel }: Case): boolean =>
  (direction === 'send' && channel?.accepts === true) || (direction === 'receive' && channel?.offers === true);

/** Where several cases could go on, upstream takes any of them; here it is the first. */
function selectCase(thread: Thread): number {
  const cases = Array.from({ length: thread.count }, (_, index) => readCase(thread, index + 1));
  let index = cases.findIndex(isReady);
  if (index < 0) index = cases.findIndex(({ direction }) => direction === 'default');
  const chosen = cases[index];
  if (chosen === undefined) return thread.raise(waits);
  const { direction, channel, value: sent, handler } = chosen;
  const isValue = direction === 'receive' && (channel?.queue.length ?? 0) > 0;
  const received = isValue ? channel?.queue.shift() : undefined;
  if (direction === 'send') channel?.send(sent);
  if (isFunction(handler)) {
    thread.push(handler);
    const handed: readonly LuaValue[] = { send: [sent], receive: [isValue, received], default: [] }[direction];
    for (const one of handed) thread.push(one);
    call(thread, handed.length, 0);
  }
  return results(thread, index + 1, received, isValue);
}

/** The functions of `channel`. */
export const channelFunctions: Functions = { make, select: selectCase };

/** The methods of channels. */
export const channelMethods = builtins({
  receive: (thread) => {
    const channel = checkChannel(thread);
    if (!channel.offers) thread.raise(waits);
    return channel.queue.length > 0 ? results(thread, true, channel.queue.shift()) : results(thread, false, undefined);
  },
  send: (thread) => {
    const channel = checkChannel(thread);
    const value = checkAny(thread, 2);
    checkShareable(thread, 2, value);
    if (!channel.accepts) thread.raise(waits);
    thread.state.budget.allocateEntry();
    channel.send(value);
    return 0;
  },
  close: (thread) => {
    const channel = checkChannel(thread);
    if (channel.closed) throw new LuaError('close of closed channel');
    channel.closed = true;
    return 0;
  },
});
