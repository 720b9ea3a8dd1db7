import type { Int32, IntOrString } from '../scalars';

/** A port of a Service. */
export interface ServicePort {
  /** The port that the Service listens on. */
  readonly port: Int32;
  /** The port of the pods, by number or name. Absent: the same as `port`. */
  readonly targetPort?: IntOrString;
  /** Its name. Needed when there are several ports. */
  readonly name?: string;
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;
  /** What is spoken there, such as `https` or `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
  /** A port of every node, for Services that have one. */
  readonly nodePort?: Int32;
}
