import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TraceRecord } from '../../model/trace';
import type { PipelineGraph } from '../graph';
import { addRecords, type Delivery, outcomeOf, reasonOf } from './deliveries';
import { GraphView } from './graph-view';
import { StoryView } from './story-view';

interface State {
  readonly graph: PipelineGraph;
  readonly deliveries: readonly Delivery[];
  readonly connected: boolean;
}

const empty: State = { graph: { events: [], dependencies: [], triggers: [] }, deliveries: [], connected: false };

/** The stream begins with the state, also each time that it begins anew; then it has every record once. */
function useListener(): State {
  const [state, setState] = useState(empty);
  useEffect(() => {
    let waiting: TraceRecord[] = [];
    let scheduled = false;
    const flush = (): void => {
      const records = waiting;
      waiting = [];
      scheduled = false;
      setState((old) => ({ ...old, deliveries: addRecords(old.deliveries, records) }));
    };
    const stream = new EventSource('/api/stream');
    stream.onmessage = (message) => {
      waiting.push(JSON.parse(message.data) as TraceRecord);
      if (!scheduled) setTimeout(flush, 100);
      scheduled = true;
    };
    stream.onerror = () => setState((old) => ({ ...old, connected: false }));
    stream.addEventListener('state', ({ data }) => {
      const { graph, records } = JSON.parse(data) as { graph: PipelineGraph; records: TraceRecord[] };
      waiting = [];
      setState({ graph, deliveries: addRecords([], records), connected: true });
    });
    stream.addEventListener('graph', ({ data }) => {
      const graph = JSON.parse(data) as PipelineGraph;
      setState((old) => ({ ...old, graph }));
    });
    return () => stream.close();
  }, []);
  return state;
}

/** What was chosen stays to be read when newer ones have pushed it out of the list; without a choice it is the newest. */
function useChoice(deliveries: readonly Delivery[]): [Delivery | undefined, (key: string) => void] {
  const [chosen, choose] = useState<string>();
  const held = useRef<Delivery>(undefined);
  const kept = held.current?.key === chosen ? held.current : undefined;
  held.current = deliveries.find(({ key }) => key === chosen) ?? kept;
  return [held.current ?? deliveries[0], choose];
}

function Page() {
  const { graph, deliveries, connected } = useListener();
  const [delivery, choose] = useChoice(deliveries);
  const picture = useMemo(() => <GraphView graph={graph} />, [graph]);
  return (
    <>
      <header>
        <h1>Eventloom</h1>
        <span role="status" class={connected ? 'good' : 'bad'}>
          {connected ? 'listening' : 'the listener does not answer'}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <section class="pipelines" aria-label="pipelines" tabIndex={0}>
        {picture}
      </section>
      <main>
        <section>
          <h2>Events</h2>
          {deliveries.length === 0 && (
            <p class="detail">Nothing has arrived yet. `eventloom fire github/push` sends one.</p>
          )}
          <ul class="events">
            {deliveries.map((candidate) => (
              <Row
                key={candidate.key}
                delivery={candidate}
                chosen={candidate.key === delivery?.key}
                choose={() => choose(candidate.key)}
              />
            ))}
          </ul>
        </section>
        <section>
          <h2>Why</h2>
          {delivery && <StoryView delivery={delivery} />}
        </section>
      </main>
    </>
  );
}

/** Made once: hundreds of rows show it ten times a second. */
const clock = new Intl.DateTimeFormat([], { timeStyle: 'medium', hourCycle: 'h23' });

function Row({ delivery, chosen, choose }: { delivery: Delivery; chosen: boolean; choose: () => void }) {
  const outcome = outcomeOf(delivery);
  const [event, request] = [delivery.events[0], delivery.requests[0]];
  const name = event ? `${event.source}/${event.subject}` : `${request?.eventSource}/${request?.eventName}`;
  return (
    <li>
      <button type="button" class={chosen ? 'chosen' : ''} aria-pressed={chosen} onClick={choose}>
        <time>{clock.format(delivery.at)}</time>
        <span class={`badge ${outcome}`}>{outcome}</span>
        <span class="name">{name}</span>
        <span class="detail">{reasonOf(delivery)}</span>
      </button>
    </li>
  );
}

const root = document.getElementById('page');
if (root) render(<Page />, root);
