import * as z from 'zod';

import { refuseInWords } from './refusals';

// Before any schema of options is asked
refuseInWords();

/** How an option is asked for: what commands, forms, settings and Python say of it comes from here. */
export interface OptionWords {
  /** On the command line: --bin-sig <F> */
  readonly flag?: string;
  /** Label in a form */
  readonly title?: string;
  /** What it does, for a list of options; begins small and has no full stop */
  readonly hint: string;
  readonly unit?: string;
  /** It names a file or folder */
  readonly path?: true;
  /** Values that are names and no paths */
  readonly names?: readonly string[];
}

/** Words for `.meta(...)` of an option, which comes last: wrappers such as `optional` do not pass it on. */
export function words(of: OptionWords): OptionWords & Record<string, unknown> {
  return { ...of };
}

/** How the value of an option is written. */
export type OptionForm =
  /** A switch: on where it is named, or off where it is on by default */
  | 'on'
  | 'off'
  | 'whole'
  | 'positive'
  | 'number'
  /** A number, several with commas between, or a word */
  | 'word'
  | 'text'
  /** Two numbers */
  | 'pair'
  /** Texts with commas between */
  | 'list'
  /** A text, or numbers with commas between, each time it is named */
  | 'texts'
  | 'tuples';

/** An option of a capability. */
export interface OptionFacts extends OptionWords {
  /** Where its value is in the options: [binSig], [repair, roll] */
  readonly place: readonly string[];
  readonly form: OptionForm;
  readonly default?: unknown;
  readonly values?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The part of JSON Schema that options make use of. */
interface Described extends Partial<OptionWords> {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly prefixItems?: readonly Described[];
  readonly anyOf?: readonly Described[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** All options of a schema that have words, in its order. */
export function optionFacts(schema: z.ZodType): OptionFacts[] {
  return factsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Described, []);
}

function factsIn({ properties = {} }: Described, above: readonly string[]): OptionFacts[] {
  return Object.entries(properties).flatMap(([name, described]) => {
    const place = [...above, name];
    const { hint, flag, title, unit, path, names, enum: values, default: usual, minimum, maximum } = described;
    const inner = factsIn(described, place);
    return hint === undefined
      ? inner
      : [
          {
            place,
            hint,
            flag,
            title,
            unit,
            path,
            names,
            form: formOf(described),
            default: usual,
            values,
            minimum,
            maximum
          }
        ];
  });
}

function formOf({ type, anyOf, items, prefixItems, flag = '', ...described }: Described): OptionForm {
  switch (type) {
    case 'boolean':
      return described.default === true ? 'off' : 'on';
    case 'integer':
      return 'whole';
    case 'number':
      return described.exclusiveMinimum !== undefined && described.exclusiveMinimum >= 0 ? 'positive' : 'number';
    case 'array':
      return prefixItems ? 'pair' : items?.type === 'array' ? 'tuples' : flag.includes(',') ? 'list' : 'texts';
    default:
      return anyOf?.some(({ type: one }) => one === 'integer' || one === 'array') ? 'word' : 'text';
  }
}
