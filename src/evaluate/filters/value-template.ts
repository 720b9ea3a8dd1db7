import { reasonOf } from '../../errors';
import { compile } from '../../language/template/template';

/** Turns a value of the event into the text that is compared, or says why it cannot. */
export type ValueTemplate = (value: string) => string | { readonly fault: string };

/** What a template gives that found nothing. */
export const noValue = '<no value>';

/** Compiles the `template` of a data filter, whose input is the value as text. */
export function compileValueTemplate(template: string, joined: 'and' | 'or'): ValueTemplate {
  try {
    const program = compile(template);
    const empty =
      joined === 'or'
        ? `template evaluated to empty string or no value: '${template}'`
        : `template '${template}' evaluated to empty string or no value`;
    return (value) => {
      const output = program.run(value);
      return output === '' || output === noValue ? { fault: empty } : output;
    };
  } catch (error) {
    const fault = reasonOf(error);
    return () => ({ fault });
  }
}
