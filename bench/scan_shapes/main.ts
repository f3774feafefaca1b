// What Auto makes of simulated acquisitions, as a table: see run.mjs.
import type { Verdict } from '../../src/storage/merlin/spec/judgeScan';
import { judgeScan } from '../../src/storage/merlin/spec/judgeScan';
import type { ScanSetting } from '../../src/storage/merlin/spec/recordedScan';
import { recordScan, scanSetting } from '../../src/storage/merlin/spec/recordedScan';

const VERDICTS: readonly Verdict[] = ['right', 'stack', 'warned', 'wrong'];
const LINES: Record<ScanSetting['sign'], string> = {
  'fly-back': 'long exposures',
  pauses: 'pauses',
  none: 'even: nothing tells of lines',
  series: 'a series, no scan'
};

const [cases = 600, first = 1] = process.argv.slice(2).map(Number);
const counts = new Map<string, Record<Verdict, number>>();

function count(group: string, verdict: Verdict): void {
  const known = counts.get(group) ?? { right: 0, stack: 0, warned: 0, wrong: 0 };
  counts.set(group, { ...known, [verdict]: known[verdict] + 1 });
}

for (let seed = first; seed < first + cases; seed++) {
  const setting = scanSetting(seed);
  const { verdict } = judgeScan(recordScan(setting, seed));
  const { sign, hdr, damage } = setting;
  count(`${LINES[sign]} | .hdr: ${hdr} | any`, verdict);
  count(`${LINES[sign]} | any | ${damage}`, verdict);
  count(`all ${LINES[sign]} | any | any`, verdict);
  count(
    sign === 'fly-back' || sign === 'pauses' ? 'all lines that were recorded | any | any' : 'all others | any | any',
    verdict
  );
}

console.log(`| lines | .hdr | damage | acquisitions | ${VERDICTS.join(' | ')} |`);
console.log(`| --- | --- | --- | ${['', ...VERDICTS].map(() => '---:').join(' | ')} |`);
for (const [group, found] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const total = VERDICTS.reduce((sum, verdict) => sum + found[verdict], 0);
  console.log(`| ${group} | ${total} | ${VERDICTS.map(verdict => found[verdict]).join(' | ')} |`);
}
