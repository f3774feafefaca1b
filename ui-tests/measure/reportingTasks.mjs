// node reportingTasks.mjs FOLDER TASKS: writes the progress of so many tasks, each once a second, until it is ended.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const FRAMES = 65_536;
const FRAME_BYTES = 131_072;
const SLICES = 20;
const started = Date.now();
const input = task => `/data/grid_${task % 20}/${String(task).padStart(3, '0')}_data.mib`;
const replace = (name, value) => {
  writeFileSync(join(folder, `.${name}`), JSON.stringify(value));
  renameSync(join(folder, `.${name}`), join(folder, name));
};

function report(task) {
  const now = Date.now();
  const framesDone = Math.min(FRAMES - 1, 16 * (now - started) + 7 * task);
  const amounts = { framesDone, frames: FRAMES, bytesDone: framesDone * FRAME_BYTES, bytes: FRAMES * FRAME_BYTES };
  replace(`progress-${task}.json`, {
    ...{ version: 2, task, status: 'running', startedAt: started, heartbeat: now },
    process: { host: `node${task % 40}`, place: 'of a cluster', pid: 1000 + task, started: '1' },
    items: [{ input: input(task), status: 'running', ...amounts }],
    ...{ bytesPerSecond: 2e9, framesPerSecond: 16_000, secondsLeft: 60 }
  });
}

mkdirSync(folder, { recursive: true });
const tasks = Array.from({ length: count }, (_, task) => task);
replace('job.json', {
  ...{ version: 2, software: 'measured', id: basename(folder), kind: 'convert', created: new Date().toISOString() },
  ...{ user: 'measured', options: {}, inputs: tasks.map(input), dataRoots: [], launcher: 'slurm', tasks: count },
  ...{ cores: 4, cluster: { memory: '4G', time: '60' } }
});
replace('launch.json', {
  ...{ version: 2, launcher: 'slurm', launched: new Date().toISOString() },
  arrays: [{ id: '4711', mark: basename(folder), first: 0, count }]
});
tasks.forEach(report);
process.stdout.write('reporting\n');
let slice = 0;
setInterval(() => {
  tasks.filter(task => task % SLICES === slice).forEach(report);
  slice = (slice + 1) % SLICES;
}, 1000 / SLICES);
