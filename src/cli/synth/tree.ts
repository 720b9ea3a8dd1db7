import type { ApiObject, Cdk8s, Chart, Construct } from './cdk8s';

/**
 * The constructs of an app by number, in the order of `findAll`: those below a construct are the numbers that follow its own, so that a
 * question about a whole subtree costs a comparison.
 */
export interface Tree {
  readonly constructs: readonly Construct[];
  /** The first number after those below a construct. */
  readonly end: readonly number[];
  /** The numbers of a construct's closest chart, itself included; -1 without one. */
  readonly chart: readonly number[];
  /** Objects by their number. */
  readonly objects: ReadonlyMap<number, ApiObject>;
  /** Charts by their number. */
  readonly charts: ReadonlyMap<number, Chart>;
  /** The number of a construct; nothing for one of another app. */
  numberOf(construct: Construct): number | undefined;
}

/** Numbers the constructs of an app. */
export function numbered(app: Construct, { Chart, ApiObject }: Cdk8s): Tree {
  const constructs: Construct[] = [];
  const end: number[] = [];
  const chart: number[] = [];
  const numbers = new Map<Construct, number>();
  const objects = new Map<number, ApiObject>();
  const charts = new Map<number, Chart>();
  const visit = (construct: Construct, outer: number): void => {
    const number = constructs.length;
    constructs.push(construct);
    numbers.set(construct, number);
    const isChart = Chart.isChart(construct);
    if (isChart) charts.set(number, construct);
    if (ApiObject.isApiObject(construct)) objects.set(number, construct);
    const closest = isChart ? number : outer;
    chart.push(closest);
    for (const child of construct.node.children) visit(child, closest);
    end[number] = constructs.length;
  };
  visit(app, -1);
  return { constructs, end, chart, objects, charts, numberOf: (construct) => numbers.get(construct) };
}
