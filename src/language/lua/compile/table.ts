import type { Expression, Field, TableConstructor } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import { givesMany } from './call';
import type { Cursor } from './code';
import { allResults, anywhere, type Destination, mustMove } from './destination';
import { itemsPerFlush, Op } from './instruction';

/** Flushes that upstream can count; behind them items get lost to keys below 1. */
const maxFlush = 511;

/** Compiles a table constructor. */
export function compileTable(fn: FunctionBuilder, register: number, node: TableConstructor, to: Destination): void {
  const { code } = fn;
  code.add(node.line, Op.newTable, register);
  const newTable = code.last;
  let next = register + 1;
  let items = 0;
  node.fields.forEach((field, index) => {
    const isLast = index === node.fields.length - 1;
    const open = field.key === undefined && isLast && givesMany(field.value);
    if (field.key !== undefined) {
      compileEntry(fn, register, next, field.key, field.value, node.line);
    } else {
      next += fn.expression(next, field.value, anywhere(open ? allResults : 0));
      if (!open) items++;
    }
    if ((items !== 0 && (items % itemsPerFlush === 0 || isLast)) || open) {
      flush(fn, register, items, field, isLast);
      next = register + 1;
    }
  });
  if (newTable) newTable.b = items;
  if (mustMove(to, register)) code.add(node.line, Op.move, to.register, register);
}

function compileEntry(
  fn: FunctionBuilder,
  table: number,
  next: number,
  key: Expression,
  value: Expression,
  line: number,
): void {
  const cursor: Cursor = { next };
  const keyOperand = fn.operand(key, cursor);
  const valueOperand = fn.operand(value, cursor);
  fn.code.add(line, Op.setTable, table, keyOperand, valueOperand);
}

/** Moves the items that wait in registers to the table. */
function flush(fn: FunctionBuilder, table: number, items: number, field: Field, isLast: boolean): void {
  // As upstream: if the last field is an entry whose value is a call, all up to the top is taken.
  const count = isLast && givesMany(field.value) ? 0 : items % itemsPerFlush || itemsPerFlush;
  const number = Math.trunc((items - 1) / itemsPerFlush) + 1;
  const { line } = field.key ?? field.value;
  fn.code.add(line, Op.setList, table, count, number > maxFlush ? 0 : number);
  if (number > maxFlush) fn.code.add(line, Op.nothing, 0);
}
