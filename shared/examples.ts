// Reads the examples out of a statement: the fixed format of questions/README.md. Does not know the tests.
import type { Signature, Value } from './values.ts';

/** The raw text behind `Input:` and `Output:` of each example, in order. */
export interface Example {
  input: string;
  output: string;
}

const blocks = /\*\*Example (\d+)\*\*\n\n```text\nInput:[ \n]([\s\S]*?)\nOutput:[ \n]([\s\S]*?)\n```\n/g;

/** Throws when the examples are not numbered from 1 without gaps. */
export function parseExamples(statement: string): Example[] {
  return [...statement.matchAll(blocks)].map(([, number, input = '', output = ''], index) => {
    if (Number(number) !== index + 1) throw new Error(`example ${number} stands at place ${index + 1}`);
    return { input, output };
  });
}

/** `a = [1], b = "x"` → the arguments in the signature's order. Throws when a part is not JSON or is missing. */
export function parseArguments(signature: Signature, input: string): Value[] {
  const names = signature.params.map((param) => param.name);
  const pattern = new RegExp(`^${names.map((name) => `${name} = ([\\s\\S]*)`).join(', ')}$`);
  const parts = pattern.exec(input);
  if (!parts) throw new Error(`the example input "${input}" does not name ${names.join(', ')} in this order`);
  return parts.slice(1).map((part) => JSON.parse(part));
}
