import { resolve } from 'node:path';

import type { Command } from 'commander';
import { Option } from 'commander';

import type { GivenOptionsOf, Kind, OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import type { OptionFacts, OptionForm } from '../../protocol/optionWords';
import { optionFacts } from '../../protocol/optionWords';
import { anyNumber, numberList, positiveNumber, wholeNumber } from './numbers';
import { UsageError } from '../../protocol/usageError';
import { optionSentence } from './optionSentence';

/** Commander hands on what was read before where a flag is typed again. */
type Parse = (text: string, before: unknown) => unknown;

const collected = (value: unknown, before: unknown): unknown[] => [...(Array.isArray(before) ? before : []), value];

/** How the text behind a flag becomes a value. */
const PARSERS: Readonly<Record<OptionForm, Parse | undefined>> = {
  on: undefined,
  off: undefined,
  whole: wholeNumber,
  positive: positiveNumber,
  number: anyNumber,
  word: text => (text.includes(',') ? numberList(text) : /^\d+$/.test(text) ? Number(text) : text),
  text: text => text,
  // As text: what comes behind the second one are files
  pair: collected,
  list: text => text.split(','),
  texts: collected,
  tuples: (text, before) => collected(numberList(text), before)
};

interface Flag {
  readonly option: Option;
  readonly facts: OptionFacts;
}

/** The flags of one capability, from the words of its options. */
export class OptionFlags<K extends Kind> {
  constructor(private readonly kind: K) {
    this.flags = optionFacts(capabilities[kind].options).flatMap(facts => {
      const parse = PARSERS[facts.form];
      const option = facts.flag === undefined ? undefined : new Option(facts.flag, facts.hint);
      return option ? [{ option: parse ? option.argParser<unknown>(parse) : option, facts }] : [];
    });
  }

  addTo(command: Command): Command {
    this.flags.forEach(({ option }) => command.addOption(option));
    return command;
  }

  /** What flags ask for, by the places of the options; and files that were taken for values of a pair. */
  read(values: Readonly<Record<string, unknown>>): { given: GivenOptionsOf<K>; files: string[] } {
    const given: Record<string, unknown> = {};
    const files: string[] = [];
    for (const { option, facts } of this.flags) {
      let value = values[option.attributeName()];
      if (value === undefined || (facts.form === 'off' && value === true)) {
        continue;
      }
      if (facts.form === 'pair') {
        files.push(...(value as string[]).slice(2));
        value = (value as string[]).slice(0, 2).map(Number);
      }
      put(given, facts.place, value);
    }
    return { given: given as GivenOptionsOf<K>, files };
  }

  /** Options as they are checked and filled in. @throws UsageError that says by its flag which is wrong */
  checked(given: GivenOptionsOf<K>): OptionsOf<K> {
    const parsed = capabilities[this.kind].options.safeParse(given, { error: optionSentence });
    if (!parsed.success) {
      throw UsageError.fromZod(parsed.error, place => this.nameOf(place));
    }
    return parsed.data as OptionsOf<K>;
  }

  /** Paths among options made whole, for a job that does not run where the command was typed. */
  resolved<O extends object>(options: O): O {
    const whole = { ...options } as Record<string, unknown>;
    for (const { facts } of this.flags) {
      const value = facts.path ? whole[facts.place[0]] : undefined;
      if (Array.isArray(value)) {
        whole[facts.place[0]] = value.map(path => resolve(String(path)));
      } else if (typeof value === 'string' && !isWord(value, facts)) {
        whole[facts.place[0]] = resolve(value);
      }
    }
    return whole as O;
  }

  /** The flag of an option, without its value. */
  private nameOf(place: readonly string[]): string {
    const named = this.flags.find(({ facts }) => facts.place.every((part, index) => part === place[index]));
    return named?.option.long?.replace(/^--no-/, '--') ?? place.join('.');
  }

  private readonly flags: readonly Flag[];
}

/** Whether it is one of the words that an option takes in place of a path: its names, or those written small in <auto|off|FILE>. */
function isWord(value: string, { flag = '', names = [] }: OptionFacts): boolean {
  const isNamed = flag
    .replace(/.*<|>.*/g, '')
    .split('|')
    .some(word => word === value && word === word.toLowerCase());
  return isNamed || names.includes(value);
}

function put(into: Record<string, unknown>, [name, ...inner]: readonly string[], value: unknown): void {
  if (inner.length === 0) {
    into[name] = value;
  } else {
    const below = (into[name] ?? {}) as Record<string, unknown>;
    put(below, inner, value);
    into[name] = below;
  }
}
