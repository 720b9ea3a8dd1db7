import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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

/** Opens the stream first and asks for the state then, so that nothing falls between; records that come twice are dropped. */
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
    stream.onopen = async () => {
      const { graph, records } = (await (await fetch('/api/state')).json()) as {
        graph: PipelineGraph;
        records: TraceRecord[];
      };
      waiting = [];
      setState({ graph, deliveries: addRecords([], records), connected: true });
    };
    return () => stream.close();
  }, []);
  return state;
}

function Page() {
  const { graph, deliveries, connected } = useListener();
  const [chosen, choose] = useState<string>();
  const delivery = deliveries.find((candidate) => candidate.key === chosen) ?? deliveries[0];
  return (
    <>
      <header>
        <h1>Eventloom</h1>
        <span class={connected ? 'good' : 'bad'}>{connected ? 'listening' : 'the listener does not answer'}</span>
      </header>
      <section>
        <GraphView graph={graph} />
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

function Row({ delivery, chosen, choose }: { delivery: Delivery; chosen: boolean; choose: () => void }) {
  const outcome = outcomeOf(delivery);
  const { event, request } = delivery;
  const name = event ? `${event.source}/${event.subject}` : `${request?.eventSource}/${request?.eventName}`;
  return (
    <li>
      <button type="button" class={chosen ? 'chosen' : ''} onClick={choose}>
        <time>{new Date(delivery.at).toLocaleTimeString([], { hour12: false })}</time>
        <span class={`badge ${outcome}`}>{outcome}</span>
        <span class="name">{name}</span>
        <span class="detail">{reasonOf(delivery)}</span>
      </button>
    </li>
  );
}

const root = document.getElementById('page');
if (root) render(<Page />, root);
