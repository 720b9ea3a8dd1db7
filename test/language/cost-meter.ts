type Count = (...units: number[]) => void;

/**
 * What a run counts on its budget, so that tests can say what a program costs: `read 26, make 3`. A count that is made in the course of
 * another one is part of that.
 */
export function costOf(budget: { readonly prototype: object }, names: readonly string[], run: () => void): string {
  const methods = budget.prototype as Record<string, Count>;
  const originals = Object.fromEntries(names.map((name) => [name, methods[name]]));
  const costs = new Map(names.map((name) => [name, '']));
  let isInner = false;
  for (const [name, original] of Object.entries(originals)) {
    methods[name] = function counted(this: unknown, ...units: number[]): void {
      if (!isInner) costs.set(name, sumOf(costs.get(name) ?? '', units.length > 0 ? units : [1]));
      const wasInner = isInner;
      isInner = true;
      original?.apply(this, units);
      isInner = wasInner;
    };
  }
  try {
    run();
  } finally {
    Object.assign(methods, originals);
  }
  return [...costs].flatMap(([name, cost]) => (/[^0/]/.test(cost) ? [`${name} ${cost}`] : [])).join(', ');
}

/** Each argument on its own: `7/3` and [1, 1] make `8/4`. */
function sumOf(sum: string, units: readonly number[]): string {
  const before = sum.split('/');
  return units.map((unit, index) => Number(before[index] ?? 0) + unit).join('/');
}
