// Whether a JSON schema is one that the OpenAI API takes as strict. Knows no server.
const known = new Set(
  'type properties required additionalProperties items anyOf enum const $ref $defs pattern description minItems maxItems minimum maximum'.split(
    ' ',
  ),
);
/** Null: it may be used with `strict: true`. */
export function whyLoose(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return 'it is no object';
  const node = new Map<string, unknown>(Object.entries(schema));
  const odd = [...node.keys()].find((key) => !known.has(key));
  if (odd !== undefined) return `${odd} is not permitted`;
  const properties = Object.entries(node.get('properties') ?? {});
  if (node.get('type') === 'object') {
    if (node.get('additionalProperties') !== false) return 'additionalProperties must be false';
    if (JSON.stringify(node.get('required')) !== JSON.stringify(properties.map(([key]) => key)))
      return 'required must name every property';
  }
  const any = node.get('anyOf');
  const parts = [...properties, ...Object.entries(node.get('$defs') ?? {})].map(([, part]): unknown => part);
  const below = [
    ...parts,
    ...(Array.isArray(any) ? any : []),
    ...(node.has('items') ? [node.get('items')] : []),
  ];
  return below.map(whyLoose).find((wrong) => wrong !== null) ?? null;
}
