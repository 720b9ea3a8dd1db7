/**
 * What the keys begin with under which the bus keeps a part of what a trigger remembers.
 * @param trigger `<namespace>/<sensor>/<trigger>`; a slash in the last name does not look like one between names
 */
export function statePrefix(part: 'condition' | 'firing', trigger: string): string {
  const [namespace, sensor, ...name] = trigger.split('/');
  return `${part}/${namespace}/${sensor}/${name.join('%2F')}/`;
}
