import { Construct } from 'constructs';
import type { CalendarPayload } from '../../src/model/payloads/occurrences';
import { EventSource } from '../event-source';
import { Sensor } from '../sensor';
import { CalendarEvent, type CalendarEventOptions } from '../sources/calendar';
import { WorkflowTrigger } from '../triggers/argo-workflow';
import type { WorkflowPatternProps } from './workflow-pattern';

/** @see NightlyWorkflow */
export interface NightlyWorkflowProps<P>
  extends WorkflowPatternProps<CalendarPayload, P>,
    Pick<CalendarEventOptions, 'timezone' | 'exclusionDates' | 'persistence'> {
  /** When, in the five fields of cron. @default '0 2 * * *' */
  readonly schedule?: string;
}

/** Each night a workflow is started. */
export class NightlyWorkflow<P> extends Construct {
  /** Knows when it is time. */
  readonly eventSource: EventSource<{ readonly night: CalendarEvent }>;
  /** Starts the workflow; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-program` for a schedule that Argo Events cannot read or a zone that does not exist. */
  constructor(scope: Construct, id: string, props: NightlyWorkflowProps<P>) {
    super(scope, id);
    const { eventBus, about, schedule = '0 2 * * *', timezone, exclusionDates, persistence, workflow } = props;
    this.eventSource = new EventSource(this, 'calendar', {
      eventBus,
      about,
      events: { night: CalendarEvent.at(schedule, { timezone, exclusionDates, persistence }) },
    });
    this.sensor = new Sensor(this, 'on-time', { eventBus, about });
    const night = this.sensor.on('night', this.eventSource.events.night);
    this.sensor.trigger('workflow', WorkflowTrigger.submit(workflow, props.parameters(night)));
  }
}
