// What a question says of itself that can be checked by reading alone: types, names, examples, references. Runs nothing.
import { type Authored, type CheckFinding, offered } from './authored.ts';
import { type Example, parseArguments, parseExamples } from './examples.ts';
import { languageNames } from './languages.ts';
import type { Question } from './question.ts';
import { typeText } from './type-text.ts';
import { belongs, valueSchema } from './values.ts';

type Found = (field: string, message: string, severity?: CheckFinding['severity']) => void;

/** Everything that is wrong, by field. Errors mean that running it would tell nothing. */
export function readClaims(authored: Authored): CheckFinding[] {
  const findings: CheckFinding[] = [];
  const found: Found = (field, message, severity = 'error') =>
    void findings.push({ field, severity, message });
  typesHold(authored.question, found);
  namesDiffer(authored, found);
  enoughIsThere(authored, found);
  const examples = statedExamples(authored.question);
  if (!examples.ok) found('question.statement', examples.problem);
  else if (examples.tests.length === 0)
    found('question.statement', 'it has no examples in the known form: none could be checked', 'warning');
  return findings;
}

function typesHold(question: Question, found: Found): void {
  if (question.kind !== 'function') return;
  const { params, returns } = question.signature;
  for (const [i, test] of question.tests.entries()) {
    const at = `question.tests.${i}`;
    if (test.args.length !== params.length)
      found(`${at}.args`, `has ${test.args.length} values, the signature takes ${params.length}`);
    else
      for (const [n, { name, type }] of params.entries())
        if (!belongs(type, test.args[n] ?? null))
          found(`${at}.args.${n}`, `${name} is no ${typeText(type)}: ${short(test.args[n])}`);
    if (!belongs(returns, test.expected))
      found(`${at}.expected`, `is no ${typeText(returns)}: ${short(test.expected)}`);
  }
}

function namesDiffer({ question, wrong }: Authored, found: Found): void {
  const names = new Map<string, number>();
  for (const [i, { name }] of question.tests.entries()) {
    if (name === undefined) continue;
    const first = names.get(name);
    if (first !== undefined) found(`question.tests.${i}.name`, `test ${first + 1} has the same name`);
    names.set(name, first ?? i);
  }
  for (const [i, { fails }] of wrong.entries())
    for (const [n, name] of fails.entries())
      if (!names.has(name)) found(`wrong.${i}.fails.${n}`, `no test has the name "${name}"`);
}

function enoughIsThere({ question, solution, wrong }: Authored, found: Found): void {
  for (const language of offered(question))
    if (solution[language] === undefined)
      found(`solution.${language}`, `${languageNames[language].label} is offered and has no reference`);
  if (question.tests.every(({ hidden }) => hidden))
    found('question.tests', 'a candidate sees no test: show one');
  if (question.tests.every(({ hidden }) => !hidden))
    found('question.tests', 'no test is hidden: answers can be written to fit the examples', 'warning');
  if (wrong.length === 0) found('wrong', 'no wrong solution shows that the tests find mistakes', 'warning');
}

/** The statement's examples as tests of their own, so that a reference can show whether they are true. */
export function statedExamples(
  question: Question,
): { ok: true; tests: Question['tests'] } | { ok: false; problem: string } {
  try {
    const examples = parseExamples(`${question.statement}\n`);
    if (question.kind === 'stdin')
      return { ok: true, tests: examples.map((one, i) => ({ ...exampleBase(i), ...stdinExample(one) })) };
    const tests = examples.map((one, i) => ({
      ...exampleBase(i),
      args: parseArguments(question.signature, one.input),
      expected: valueSchema.parse(JSON.parse(one.output)),
    }));
    const bad = tests.findIndex(({ expected }) => !belongs(question.signature.returns, expected));
    if (bad >= 0) return { ok: false, problem: `the output of example ${bad + 1} has another type` };
    return { ok: true, tests };
  } catch (error) {
    return {
      ok: false,
      problem: `an example cannot be read: ${error instanceof Error ? error.message : ''}`,
    };
  }
}

const exampleBase = (i: number) => ({ name: `Example ${i + 1} of the statement`, hidden: false, weight: 1 });
const stdinExample = ({ input, output }: Example) => ({ stdin: `${input}\n`, stdout: `${output}\n` });

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
