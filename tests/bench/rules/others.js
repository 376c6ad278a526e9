// SPDX-License-Identifier: EUPL-1.2
// The checks of a project in json-logic-js and zen-engine: others.js MODULES
//
// The first line of standard input (written by bench.py) holds the checks of the rules that apply,
// named conditions put in place, and what each offer is read with. The answer is one line with the
// results of both engines. Then, for each line "NAME COUNT" with the name of an engine, the
// milliseconds that all checks of all offers take, the mean of COUNT times.
//
// json-logic-js gets native operations for sets; zen-engine gets one decision that holds all checks,
// so that it is entered once for each offer.

'use strict';

const path = require('path');
const readline = require('readline');

const [modules] = process.argv.slice(2);
const logic = require(path.join(modules, 'json-logic-js'));
const { ZenEngine } = require(path.join(modules, '@gorules/zen-engine'));

logic.add_operation('meets', (a, b) => a.some((x) => b.includes(x)));
logic.add_operation('within', (a, b) => a.every((x) => b.includes(x)));
logic.add_operation('hasall', (a, b) => b.every((x) => a.includes(x)));

const ORDER = { 'at-least': '>=', 'more-than': '>', 'at-most': '<=', 'less-than': '<',
  from: '>=', after: '>', until: '<=', before: '<' };

function toLogic(c) {
  if (c.all) return { and: c.all.map(toLogic) };
  if (c.any) return { or: c.any.map(toLogic) };
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
  if (c.any) return `(${c.any.map(toZen).join(' or ')})`;
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

function decide(checks) {
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
  return new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
}

function prepare({ checks, offers }) {
  const rules = checks.map((check) => chainLogic(check.cases));
  const decision = decide(checks);
  return {
    'json-logic': async () => offers.map((offer) => rules.map((rule) => logic.apply(rule, offer))),
    zen: async () => {
      const results = [];
      for (const offer of offers) {
        const { result } = await decision.evaluate(offer);
        results.push(checks.map((check, i) => result[`r${i}`]));
      }
      return results;
    },
  };
}

async function main() {
  let engines;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    if (engines) {
      const [name, count] = line.split(' ');
      const start = process.hrtime.bigint();
      for (let i = 0; i < Number(count); i++) await engines[name]();
      answer = Number(process.hrtime.bigint() - start) / 1e6 / Number(count);
    } else {
      engines = prepare(JSON.parse(line));
      answer = {};
      for (const name of Object.keys(engines)) answer[name] = await engines[name]();
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

main();
