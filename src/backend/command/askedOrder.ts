import type { Order, Work } from '../../pipeline/work';
import type { ChoicesOf, GivenOptionsOf, Kind, OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { UsageError } from '../../protocol/usageError';
import type { CapabilityFlags } from './capabilityFlags';
import { namedOptions } from './namedOptions';
import type { OptionFlags } from './optionFlags';

/**
 * What a command line asks for: named options, flags over them, and what a list of files says that was named.
 *
 * @throws UsageError; InputError when such a list cannot be used
 */
export async function askedOrder<K extends Kind>(
  kind: K,
  flags: OptionFlags<K>,
  named: readonly string[],
  values: CapabilityFlags & { readonly options?: string },
  work: Work<K>
): Promise<Order<K>> {
  const { missing = 'A file is missing.' } = capabilities[kind].command;
  const typed = flags.read(values);
  const paths = [...named, ...typed.files];
  if (paths.length === 0) {
    throw new UsageError(missing);
  }
  const noted = values.options === undefined ? undefined : namedOptions(kind, values.options);
  const given = { ...noted?.given, ...typed.given };
  const choices = noted?.choices ?? ({} as ChoicesOf<K>);
  const check = (asked: GivenOptionsOf<K>): OptionsOf<K> => flags.checked(asked);
  const order = work.ask
    ? await work.ask({ paths, given, choices, task: values.task, check })
    : { inputs: paths, options: flags.checked(given), choices };
  return { kind, ...order };
}
