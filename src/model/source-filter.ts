export interface EventSourceFilter {
  readonly expression?: string;
}
