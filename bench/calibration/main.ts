import { calibrate } from '../../src/core/calibration/calibrate';
import { goldCase } from './cases';

const [first, last, verbose] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 40), process.argv[4] === '-v'];
const turn = (a: number, b: number): number => { const d = a - b; return d - Math.PI * Math.round(d / Math.PI); };
const med = (v: number[]): number => { const s = [...v].sort((x, y) => x - y); return s[s.length >> 1] ?? NaN; };
const all: { p: number; ratio: number; theta: number; zs: number[]; verdict: string; ms: number }[] = [];
let cpu = 0;
for (let seed = first; seed <= last; seed++) {
  const c = goldCase(seed);
  const t0 = process.cpuUsage().user;
  const r = calibrate(c.input);
  const ms = (process.cpuUsage().user - t0) / 1000; cpu += ms;
  const { truth } = c;
  const [row, column, a, b, theta] = truth.pEllipse;
  if (!r.values || !r.errors) { console.log(seed, 'NONE', r.rule, r.score.toFixed(2), JSON.stringify(c.traits)); all.push({ p: 1, ratio: 1, theta: 0, zs: [], verdict: r.verdict, ms }); continue; }
  const v = r.values, e = r.errors;
  const dp = v.pixelSizeInvAng / truth.pixelSizeInvAng - 1, dr = v.axisRatio / (a / b) - 1, dt = turn(v.theta, theta);
  const zs = [dp * truth.pixelSizeInvAng / e.pixelSizeInvAng, (v.pixelSizeGeoInvAng - truth.pixelSizeGeoInvAng) / e.pixelSizeGeoInvAng, (v.axisRatio - a / b) / e.axisRatio, dt / e.theta, (v.centreRow - row) / e.centreRow, (v.centreColumn - column) / e.centreColumn];
  all.push({ p: Math.abs(dp), ratio: Math.abs(dr), theta: a / b > 1.01 ? Math.abs(dt) * 180 / Math.PI : NaN, zs, verdict: r.verdict, ms });
  if (verbose) console.log(seed, r.verdict, r.rule, `dp ${(dp * 100).toFixed(3)}%(${zs[0].toFixed(1)}) dr ${(dr * 100).toFixed(3)}%(${zs[2].toFixed(1)}) th ${(dt * 57.3).toFixed(2)}(${zs[3].toFixed(1)}) c ${(v.centreRow - row).toFixed(3)},${(v.centreColumn - column).toFixed(3)} score ${r.score.toFixed(2)} m ${r.margin.toFixed(2)} chi ${r.chiSquare.toFixed(1)} ms ${ms.toFixed(0)}`, Object.values(c.traits).map(x => typeof x === 'number' ? x.toFixed(2) : x).join(' '), r.rings.map(g => `${g.name}:${g.sectors}:${(g.residual * 100).toFixed(2)}:${g.strength.toFixed(2)}`).join(' '));
}
console.log('n', all.length, 'median p %', (100 * med(all.map(x => x.p))).toFixed(4), 'ratio %', (100 * med(all.map(x => x.ratio))).toFixed(4), 'theta', med(all.map(x => x.theta).filter(x => !isNaN(x))).toFixed(3), 'worst p %', (100 * Math.max(...all.map(x => x.p))).toFixed(3), 'ms', (cpu / all.length).toFixed(0));
console.log('within 2se', [0, 1, 2, 3, 4, 5].map(i => { const z = all.filter(x => x.zs.length).map(x => Math.abs(x.zs[i])); return (100 * z.filter(q => q < 2).length / z.length).toFixed(1); }).join(' '));
