import type { DependencyNode, EventNode, PipelineGraph, TriggerNode } from '../graph';

const columns = { event: 0, dependency: 330, trigger: 700 };
const width = 270;
const gap = 16;

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly className: string;
  readonly lines: readonly string[];
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function stack(x: number, className: string, entries: readonly { id: string; lines: readonly string[] }[]): Box[] {
  let y = 0;
  return entries.map(({ id, lines }) => {
    const box = { id, x, y, className, lines, height: 20 + lines.length * 18 };
    y += box.height + gap;
    return box;
  });
}

const eventLines = (node: EventNode): string[] => [
  `${node.eventSource} / ${node.event}`,
  [node.kind, node.endpoint].filter(Boolean).join('  '),
];
const dependencyLines = (node: DependencyNode): string[] => [`${node.sensor} . ${node.name}`, ...node.filters];
const triggerLines = (node: TriggerNode): string[] =>
  [`${node.sensor} > ${node.name}`, node.kind, node.conditions && `when ${node.conditions}`].filter(Boolean);

/** The pipelines as a picture: events on the left, dependencies with their filters, triggers on the right. */
export function GraphView({ graph }: { graph: PipelineGraph }) {
  const events = stack(
    columns.event,
    'event',
    graph.events.map((node) => ({ id: node.id, lines: eventLines(node) })),
  );
  const dependencies = stack(
    columns.dependency,
    'dependency',
    graph.dependencies.map((node) => ({ id: node.id, lines: dependencyLines(node) })),
  );
  const triggers = stack(
    columns.trigger,
    'trigger',
    graph.triggers.map((node) => ({ id: node.id, lines: triggerLines(node) })),
  );
  const boxes = [...events, ...dependencies, ...triggers];
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + 2;
  const find = (list: readonly Box[], id: string): Box | undefined => list.find((box) => box.id === id);
  return (
    <svg class="graph" viewBox={`-1 -1 ${columns.trigger + width + 2} ${height}`} role="group" aria-label="pipelines">
      {graph.dependencies.map((node) => (
        <Wire key={node.id} from={find(events, node.event)} to={find(dependencies, node.id)} />
      ))}
      {graph.triggers.flatMap((node) =>
        node.dependencies.map((id) => (
          <Wire key={`${id} ${node.id}`} from={find(dependencies, id)} to={find(triggers, node.id)} />
        )),
      )}
      {boxes.map((box) => (
        <BoxView key={`${box.className} ${box.id}`} box={box} />
      ))}
    </svg>
  );
}

function BoxView({ box }: { box: Box }) {
  return (
    <g class={box.className} transform={`translate(${box.x} ${box.y})`}>
      <title>{box.lines.join('\n')}</title>
      <rect width={width} height={box.height} rx="8" />
      {box.lines.map((line, index) => (
        <text x="12" y={24 + index * 18} class={index === 0 ? 'name' : 'detail'}>
          {cut(line, index === 0 ? 32 : 38)}
        </text>
      ))}
    </g>
  );
}

function Wire({ from, to }: { from: Box | undefined; to: Box | undefined }) {
  if (!from || !to) return null;
  const [x1, y1, x2, y2] = [from.x + width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return <path class="wire" d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} />;
}
