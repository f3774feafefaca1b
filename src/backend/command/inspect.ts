import type { Command } from 'commander';

import { counted } from '../../core/scan/inWords';
import type { Candidate, Inspection } from '../../protocol/convert/inspection';
import { unguarded } from '../../storage/pathGuard';
import { errorLines, reportJson } from './report';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';

interface Flags {
  json?: boolean;
  out?: string;
  verify?: boolean;
}

/** Lines of the shape table that are shown; JSON has all of them. */
const MOST_SHAPES = 8;

/** `jupyter 4dstem inspect`: what is known of an acquisition; converts nothing. */
export function addInspect(program: Command, done: (status: ExitStatus) => void): void {
  program
    .command('inspect')
    .description('Show header, metadata, possible scan shapes and state of raw data. Converts nothing.')
    .argument('<PATH>', 'a .mib file or a folder')
    .option('--out <DIR>', 'folder in which to look for converted files of data outside a session')
    .option('--verify', 'read all converted data and compare checksums')
    .option('--json', 'print one JSON object')
    .action(async (path: string, flags: Flags) => done(await inspect(path, flags)));
}

async function inspect(path: string, { json, out, verify }: Flags): Promise<ExitStatus> {
  const { inspectPath } = await import('../../pipeline/inspect');
  const report = await interruptible(signal => inspectPath(path, { out, verify, signal, guard: unguarded }));
  process.stdout.write(json ? reportJson(report) : report.acquisitions.map(inspectionText).join('\n'));
  process.stderr.write(errorLines(report.errors));
  return report.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
}

function inspectionText(found: Inspection): string {
  const { detector, header } = found;
  // The stack, which stands last among candidates, is what Auto takes where nothing is likely
  const candidates = [...found.candidates].sort((a, b) => b.score - a.score);
  const shapes = candidates.slice(0, MOST_SHAPES).map(candidate => `    ${shapeText(candidate)}`);
  return [
    found.input,
    `  state      ${found.state}${found.lost > 0 ? `, ${counted(found.lost, 'frame')} lost` : ''}: ${found.stateReason}`,
    ...(found.output === undefined ? [] : [`  result     ${found.output}`]),
    `  frames     ${found.frames} of ${detector.shape.join(' x ')} ${detector.dtype}, ${detector.depth} bit ${detector.pixelType}, ${detector.chips === 1 ? 'single chip' : `${detector.chips} chips ${detector.layout}`}${detector.cross ? ', gap cross inserted' : ''}`,
    `  taken      ${String(header.utc ?? header.localTime)}, exposure ${exposureText(header.exposureNs)}`,
    '  scan shapes, the one that Auto takes first',
    ...shapes,
    ...(candidates.length > MOST_SHAPES ? [`    and ${candidates.length - MOST_SHAPES} more (--json)`] : []),
    ...entries('microscope', found.metadata),
    ...entries('.hdr', found.hdr),
    ...found.warnings.map(warning => `  Note: ${warning}`),
    ''
  ].join('\n');
}

function shapeText({ shape, dropped, evidence, guess, contradictions }: Candidate): string {
  const size = shape.length === 2 ? `${shape[0]} rows x ${shape[1]} columns` : `stack of ${shape[0]}`;
  const against = contradictions.length > 0 ? ` Against it: ${contradictions.join(' ')}` : '';
  return `${size}${guess ? ' (a guess)' : ''}, ${dropped} frames left out: ${evidence}${against}`;
}

function exposureText(exposureNs: unknown): string {
  return typeof exposureNs === 'number' ? `${exposureNs / 1e6} ms` : 'unknown';
}

function entries(title: string, values: Record<string, unknown> | undefined): string[] {
  if (!values) {
    return [`  ${title}: none`];
  }
  // Lens and deflector currents, in groups of their own, are dozens
  const shown = Object.entries(values).filter(([key]) => !key.includes('/'));
  const rest = Object.keys(values).length - shown.length;
  return [
    `  ${title}`,
    ...shown.map(([key, value]) => `    ${key} = ${valueText(value)}`),
    ...(rest > 0 ? [`    and ${rest} more in groups (--json)`] : [])
  ];
}

function valueText(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);
}
