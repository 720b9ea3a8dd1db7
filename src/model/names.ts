/**
 * A text as a DNS label: lower case, dashes for everything that is neither a letter nor a digit, none of them at the ends, at most 63
 * characters. A text that is cut may end in a dash all the same; one without letters and digits becomes empty.
 */
export function dnsLabel(text: string): string {
  // In lower case, Go's dotted capital I is a plain i.
  const label = text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '-');
  let start = 0;
  let end = label.length;
  while (start < end && label[start] === '-') start++;
  while (end > start && label[end - 1] === '-') end--;
  return label.slice(start, Math.min(end, start + 63));
}

/** How long a name may be that is part of what is stored under it, in bytes: as long as that of an object in Kubernetes. */
export const longestName = 253;

/** Whether it is longer than {@link longestName}. Whatever a manifest holds in place of a name may be asked about. */
export const isLongName = (name: unknown): boolean =>
  typeof name === 'string' && new TextEncoder().encode(name).length > longestName;

/** The Service that the controller creates for an EventSource whose `service` names ports. */
export function eventSourceServiceName(eventSource: string): string {
  return `${eventSource}-eventsource-svc`;
}

/** The labels of the pods, the Deployment and the Service of an EventSource; also what the Service selects by. */
export function eventSourceLabels(eventSource: string): { readonly [label: string]: string } {
  return { controller: 'eventsource-controller', 'eventsource-name': eventSource, 'owner-name': eventSource };
}

/** The labels of the pods and the Deployment of a Sensor. */
export function sensorLabels(sensor: string): { readonly [label: string]: string } {
  return { controller: 'sensor-controller', 'sensor-name': sensor, 'owner-name': sensor };
}

/** The EventBus that an EventSource or a Sensor uses. */
export function eventBusName(spec: { readonly eventBusName?: string }): string {
  return spec.eventBusName || 'default';
}

/** Labels that a Kubernetes or workflow trigger puts on what it creates. */
export const originLabels = {
  sensor: 'events.argoproj.io/sensor',
  trigger: 'events.argoproj.io/trigger',
  /** Milliseconds since 1970. */
  timestamp: 'events.argoproj.io/action-timestamp',
} as const;

/** The annotation that makes an EventSource or a Sensor elect its leader through a Lease, when it says `k8s`. */
export const leaderElectionAnnotation = 'events.argoproj.io/leader-election';

/** The address that a provider is told to call: the public base URL and the endpoint, with one slash between them. */
export function callbackUrl(url: string, endpoint: string): string {
  let end = url.length;
  while (end > 0 && url[end - 1] === '/') end--;
  return `${url.slice(0, end)}/${endpoint.startsWith('/') ? endpoint.slice(1) : endpoint}`;
}
