import type { Int32, IntOrString } from '../scalars';

export interface ServicePort {
  readonly port: Int32;
  readonly appProtocol?: string;
  readonly name?: string;
  readonly nodePort?: Int32;
  readonly protocol?: string;
  readonly targetPort?: IntOrString;
}
