// SPDX-License-Identifier: EUPL-1.2
// The checks of a project in json-logic-js and zen-engine: others.js MODULES INPUT prints JSON.
//
// INPUT (written by bench.py) holds the checks of the rules that apply, named conditions put in
// place, and what each offer is read with. Both engines are two-valued: what is unknown counts as
// not holding. json-logic-js gets native operations for sets; zen-engine gets one decision that
// holds all checks, so that it is entered once for each offer.

'use strict';

const fs = require('fs');
const path = require('path');

const [modules, input] = process.argv.slice(2);
const logic = require(path.join(modules, 'json-logic-js'));
const { ZenEngine } = require(path.join(modules, '@gorules/zen-engine'));
const { checks, offers } = JSON.parse(fs.readFileSync(input, 'utf8'));

logic.add_operation('meets', (a, b) => a.some((x) => b.includes(x)));
logic.add_operation('within', (a, b) => a.every((x) => b.includes(x)));
logic.add_operation('hasall', (a, b) => b.every((x) => a.includes(x)));

const ORDER = { 'at-least': '>=', 'more-than': '>', 'at-most': '<=', 'less-than': '<',
  from: '>=', after: '>', until: '<=', before: '<' };

function toLogic(c) {
  if (c.all) return { and: c.all.map(toLogic) };
  if (c.any || c.first) return { or: (c.any || c.first).map(toLogic) };
  if (c.not) return { '!': toLogic(c.not) };
  if ('constant' in c) return c.constant;
  const left = { var: c.left };
  const right = c.ref ? { var: c.ref } : c.right;
  if (c.op === 'in') return { in: [left, right] };
  if (c.op === 'empty') return { '!': left };
  if (ORDER[c.op]) return { [ORDER[c.op]]: [left, right] };
  return { [c.op]: [left, right] };
}

function toZen(c) {
  if (c.all) return `(${c.all.map(toZen).join(' and ')})`;
  if (c.any || c.first) return `(${(c.any || c.first).map(toZen).join(' or ')})`;
  if (c.not) return `not (${toZen(c.not)})`;
  if ('constant' in c) return String(c.constant);
  const right = c.ref || JSON.stringify(c.right);
  switch (c.op) {
    case 'in': return `(${c.left} in ${right})`;
    case 'empty': return `(len(${c.left}) == 0)`;
    case 'meets': return `some(${c.left}, # in ${right})`;
    case 'within': return `all(${c.left}, # in ${right})`;
    case 'hasall': return `all(${right}, # in ${c.left})`;
    default: return `(${c.left} ${ORDER[c.op]} ${right})`;
  }
}

function chainLogic(cases) {
  const steps = [];
  for (const item of cases) {
    if (item.when) steps.push(toLogic(item.when));
    steps.push(item.result);
  }
  return { if: steps };
}

function chainZen(cases) {
  const [first, ...rest] = cases;
  return first.when ? `${toZen(first.when)} ? '${first.result}' : (${chainZen(rest)})`
    : `'${first.result}'`;
}

function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

async function measure(rounds, run) {
  await run();
  const times = [];
  for (let i = 0; i < rounds; i++) {
    const start = process.hrtime.bigint();
    await run();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times);
}

async function main() {
  const rules = checks.map((check) => chainLogic(check.cases));
  const expressions = checks.map((check, i) => ({ id: `e${i}`, key: `r${i}`, value: chainZen(check.cases) }));
  const graph = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'ex', name: 'ex', type: 'expressionNode', position: { x: 0, y: 0 }, content: { expressions } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'ex', type: 'edge' },
      { id: 'b', sourceId: 'ex', targetId: 'out', type: 'edge' }],
  };
  const engine = new ZenEngine();
  const decision = engine.createDecision(Buffer.from(JSON.stringify(graph)));
  const byLogic = offers.map((offer) => rules.map((rule) => logic.apply(rule, offer)));
  const byZen = [];
  for (const offer of offers) {
    const { result } = await decision.evaluate(offer);
    byZen.push(checks.map((check, i) => result[`r${i}`]));
  }
  const jsonLogic = await measure(21, () => offers.forEach((offer) => rules.forEach((rule) => logic.apply(rule, offer))));
  const zen = await measure(21, async () => { for (const offer of offers) await decision.evaluate(offer); });
  process.stdout.write(JSON.stringify({ 'json-logic': jsonLogic, zen, results: { logic: byLogic, zen: byZen } }));
}

main();
