import { eventBusRequirements } from '../requirements/event-bus';
import { eventSourceRequirements } from '../requirements/event-source';
import { sensorRequirements } from '../requirements/sensor';
import type { Rule } from '../rule';

/** Argo Events' controller would not start the resource. */
export const refused: Rule = {
  code: 'refused',
  severity: 'error',
  title: "Argo Events' controller accepts the resource",
  why: `The controller looks at a resource before it starts anything for it. What it does not like shows in the status of the resource, where nobody
looks, and no pod is started.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: uploads
spec:
  file:
    arrived:
      eventType: CREATE
      watchPathConfig:
        directory: /data/
        path: report.csv
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: uploads
spec:
  file:
    arrived:
      eventType: CREATE
      watchPathConfig:
        directory: data
        path: report.csv
`,
  *check(set) {
    for (const source of set.eventSources) yield* eventSourceRequirements(source);
    for (const sensor of set.sensors) yield* sensorRequirements(sensor);
    for (const bus of set.eventBuses) yield* eventBusRequirements(bus);
  },
};
