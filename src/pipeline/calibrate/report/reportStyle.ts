import { Markup } from './html';

const LIGHT = `--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--rule:#d5dae0;--shade:#f4f6f8;
--measured:#0b62a8;--simulated:#c2410c;--pass:#17692c;--check:#875400;--fail:#a8201a`;
const DARK = `--paper:#15181c;--ink:#e7eaee;--quiet:#9fa9b4;--rule:#363d45;--shade:#1e2329;
--measured:#6cb6ff;--simulated:#ff9a52;--pass:#5cc878;--check:#e3b341;--fail:#ff7b72`;

/** Light or dark as the reader's system, light on paper; one column where there is no room for two. */
export const STYLE = new Markup(`<style>
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
@media print{:root{color-scheme:light;${LIGHT}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1120px;margin:0 auto;padding:24px 20px 48px}
h1{font-size:1.85rem;line-height:1.2;margin:.1em 0 .35em}
h2{font-size:1.1rem;margin:0 0 .5em}
h3{font-size:.9rem;font-weight:500;color:var(--quiet);margin:.6em 0 .2em}
p{margin:.3em 0}
code,.path{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
small,.note,figcaption,.subject,.rule{color:var(--quiet);font-size:.87rem}
section,figure{margin:36px 0 0}
.verdict{display:flex;gap:18px;padding:20px 22px;background:var(--shade);border-left:8px solid var(--status);border-radius:6px}
.pass{--status:var(--pass)}.check{--status:var(--check)}.fail{--status:var(--fail)}
.sign{flex:none;width:46px;height:46px;border-radius:50%;border:3px solid var(--status);color:var(--status);font-size:26px;font-weight:700;line-height:38px;text-align:center}
.verdict h1{color:var(--status)}
.verdict .subject{margin:0;overflow-wrap:anywhere}
.reason{font-size:1.1rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:14px;margin:0}
.cards div{border:1px solid var(--rule);border-radius:6px;padding:12px 16px}
.cards dt{color:var(--quiet);font-size:.87rem}
.cards dd{margin:0;font-size:1.4rem;font-variant-numeric:tabular-nums}
.cards dd.note{font-size:.87rem}
.refused data{text-decoration:line-through;text-decoration-thickness:1px}
.refused .cards div{border-style:dashed}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:5px 14px 5px 0;border-bottom:1px solid var(--rule)}
th{font-weight:500}
.facts th{width:230px}
.facts td:nth-child(3){color:var(--quiet)}
.facts td{overflow-wrap:anywhere}
.numbers td:nth-child(2){white-space:nowrap}.numbers .matrix{white-space:pre}
.rings th,.rings td{text-align:right}.rings th:first-child{text-align:left}
.rings thead th{color:var(--quiet);vertical-align:bottom}
.rings .unused{color:var(--quiet)}
.wide{overflow-x:auto}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:0 32px}
.single{max-width:640px}
.maps{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:12px}
.maps img{display:block;width:100%;image-rendering:pixelated;border-radius:3px}
svg{display:block;width:100%;height:auto}
.pattern{background:#000;border-radius:3px}
.pattern image{image-rendering:pixelated}
.chart{fill:var(--ink);font-size:14px;overflow:visible}
.chart.half{font-size:13px}
.axis{stroke:var(--ink);stroke-width:1;fill:none}
.tick,.title,.vertical,.pattern .name{text-anchor:middle}
.tick.left{text-anchor:end}
.pattern .name.start{text-anchor:start}
.title{dominant-baseline:auto}
.line{fill:none;stroke-width:1.8;stroke-linejoin:round}
.line.measured{stroke:var(--measured)}.line.simulated{stroke:var(--simulated)}
.area.measured{fill:var(--measured);fill-opacity:.2}
.ring{fill:none;stroke:var(--rule);stroke-width:1}
.band{fill:var(--quiet);fill-opacity:.16}
.error{stroke:var(--measured);stroke-width:1.8}.point{fill:var(--measured)}
.key{display:inline-block;width:22px;height:4px;border-radius:2px;margin:0 6px 3px 0}
.key+.key,.key:not(:first-child){margin-left:14px}
.key.measured{background:var(--measured)}.key.simulated{background:var(--simulated)}
.expected{fill:none;stroke:#ff9f1c;stroke-width:1.1;stroke-opacity:.85;vector-effect:non-scaling-stroke}
.chart .expected{stroke-opacity:.65}
.expected.unused{stroke-dasharray:4 4;stroke-opacity:.6}
.left-out{fill:#2f6fed;fill-opacity:.45}
.beam{stroke:#57d3ff;stroke-width:1.4;fill:none;vector-effect:non-scaling-stroke}
.bar{stroke:#fff;stroke-width:4;vector-effect:non-scaling-stroke}
.pattern .name{fill:#fff;stroke:#000;stroke-width:.22em;stroke-linejoin:round;paint-order:stroke}
figcaption{margin-top:8px}
.toggle{display:block;color:var(--ink);width:fit-content;cursor:pointer}
figure:has(.lines:not(:checked)) .expected,figure:has(.lines:not(:checked)) g .name:not(.start){display:none}
.shades{display:flex;align-items:center;gap:8px;margin-top:8px;font-size:.87rem}
.shades i{flex:1;height:10px;background:linear-gradient(90deg,#000,#fff);border:1px solid var(--rule)}
@media (max-width:900px){.chart{font-size:18px}}
@media (max-width:640px){
main{padding:12px 12px 32px}
.verdict{padding:14px;gap:12px}.sign{width:34px;height:34px;font-size:19px;line-height:27px}
h1{font-size:1.45rem}
.chart{font-size:25px}.chart.half{font-size:17px}
.facts,.facts tbody,.facts tr,.facts th,.facts td{display:block;width:auto;border:0;padding:0}
.facts tr{border-bottom:1px solid var(--rule);padding:6px 0}.facts th{color:var(--quiet);font-size:.87rem}
}
@media print{
body{font-size:10.5pt}main{max-width:none;padding:0}
figure,header,.cards,tr{break-inside:avoid}h2{break-after:avoid}
.toggle{display:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pair{grid-template-columns:1fr 1fr}.cards{grid-template-columns:repeat(3,1fr)}.cards dd{font-size:1.15rem}
section,figure{margin-top:22px}th,td{padding:3px 10px 3px 0}
}
</style>`);
