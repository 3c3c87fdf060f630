// What the text of one setting may be: absent, a number, a flag, a URL, origins, as zod schemas. Knows no setting by name.
import { z } from 'zod';
import { languageSchema } from '../shared/language-schema.ts';
import type { Language } from '../shared/languages.ts';

/** An unset variable and an empty one are the same: compose files pass empty strings on. */
export const absent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());
export const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((given) => absent(given) ?? value, schema);

export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be a whole number from ${low} to ${high}`);
/** Of money. */
export const amount = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be an amount, as 2.50')
  .transform(Number);
export const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((value) => value === 'true' || value === '1');
export const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
export const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .refine(
    (list) => list.every((one) => one === '*' || (URL.canParse(one) && new URL(one).origin === one)),
    'must be origins such as https://rooms.example.com, separated by commas, without a path',
  );

/** `gpt-4o-mini=0.15/0.60,other=2.5/10`: by model, for a million tokens in and out. */
export const modelPrices = z.string().transform((text, context) => {
  const prices: Record<string, { in: number; out: number }> = {};
  for (const one of text.split(',').filter((part) => part.trim() !== '')) {
    const [, model, read, written] =
      /^\s*([\w./:@-]{1,200})\s*=\s*(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?)\s*$/.exec(one) ?? [];
    if (model === undefined) context.addIssue('must be model=in/out pairs, separated by commas');
    else prices[model] = { in: Number(read), out: Number(written) };
  }
  return prices;
});

/** `python=acme/python:1,java=acme/java:2`, by language. */
export const languageImages = z.string().transform((text, context): Partial<Record<Language, string>> => {
  const images: Partial<Record<Language, string>> = {};
  for (const one of text.split(',').filter((part) => part.trim() !== '')) {
    const [, name, image] = /^\s*([a-z]+)\s*=\s*([\w./:@-]{1,300})\s*$/.exec(one) ?? [];
    const language = languageSchema.safeParse(name);
    if (language.success && image !== undefined) images[language.data] = image;
    else context.addIssue('must be language=image pairs, separated by commas');
  }
  return images;
});
