import { typeOf } from '../value/value';
import { protectedCall } from '../vm/call';
import { isFunction } from '../vm/function';
import { metamethod } from '../vm/metatable';
import { checkAny, checkFunction, type Functions, results } from './arguments';

/** Functions that catch errors. */
export const protectedFunctions: Functions = {
  pcall: (thread) => {
    const value = checkAny(thread, 1);
    if (!isFunction(value) && !isFunction(metamethod(thread, value, '__call'))) {
      return results(thread, false, `attempt to call a ${typeOf(value)} value`);
    }
    const base = thread.frame?.localBase ?? 0;
    const failure = protectedCall(thread, thread.count - 1);
    if (failure) return results(thread, false, failure.value);
    thread.insert(true, base);
    return thread.count;
  },
  xpcall: (thread) => {
    const fn = checkFunction(thread, 1);
    const handler = checkFunction(thread, 2);
    const { top, count } = thread;
    thread.push(fn);
    const failure = protectedCall(thread, 0, handler);
    if (failure) return results(thread, false, failure.value);
    thread.insert(true, top);
    return thread.count - count;
  },
};
