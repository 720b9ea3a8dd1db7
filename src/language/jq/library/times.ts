import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { isArray } from '../value/members';
import { toFloat } from '../value/number';
import { failed, wrongArguments, wrongInput } from './fault';
import type { Native, NativeTable } from './native';
import { brokenDown, epochOf, fromBrokenDown, momentOf } from './time/moment';
import { strftime } from './time/strftime';
import { strptime } from './time/strptime';

const noArray = 'expected an array of 8 numbers';

/** Functions for dates and times. The zone of the machine is UTC, as in the containers that Argo Events runs in. */
export const times: NativeTable = {
  'gmtime/0': breakDown('gmtime'),
  'localtime/0': breakDown('localtime'),
  'mktime/0': (_, input) => {
    if (!isArray(input)) throw wrongInput('mktime', input);
    const moment = fromBrokenDown(input);
    if (moment === undefined) throw failed('mktime', input, [], noArray);
    return epochOf(moment);
  },
  'strftime/1': format('strftime'),
  'strflocaltime/1': format('strflocaltime'),
  'strptime/1': (_, input, format) => {
    if (typeof input !== 'string' || typeof format !== 'string') throw wrongArguments('strptime', input, format);
    const moment = strptime(input, format);
    if (typeof moment === 'string') throw failed('strptime', input, [format], moment);
    const epoch = epochOf(moment);
    if (epoch === yearOne) throw wrongArguments('strptime', input, format);
    return brokenDown(momentOf(epoch));
  },
};

/** Go's zero time counts as none. */
const yearOne = -62_135_596_800;

function breakDown(name: string): Native {
  return (_, input) => {
    const epoch = toFloat(input);
    if (epoch === undefined) throw wrongInput(name, input);
    return brokenDown(momentOf(epoch));
  };
}

function format(name: string): Native {
  return (budget: Budget, input: GoValue, format: GoValue) => {
    const epoch = toFloat(input);
    const array = epoch === undefined ? input : brokenDown(momentOf(epoch));
    if (!isArray(array) || typeof format !== 'string') throw wrongArguments(name, array, format);
    const moment = fromBrokenDown(array);
    if (moment === undefined) throw failed(name, array, [format], noArray);
    budget.text(longest(format));
    return strftime(moment, format);
  };
}

/** A limit for the length of a formatted time: no directive needs more than a few characters, or its width. */
function longest(format: string): number {
  const widths = format.match(/\d+/g) ?? [];
  return widths.reduce((sum, width) => sum + Math.min(Number(width), 1024), format.length * 16);
}
