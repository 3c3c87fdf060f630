// What calls of a language model cost, by the prices of the settings. Knows no call and no budget.

/** By model, in the settings' currency, for a million tokens. */
export type Prices = Readonly<Record<string, { in: number; out: number }>>;

const million = 1_000_000;

/** Null: the model has no price. */
export function costOf(prices: Prices, model: string, tokens: { in: number; out: number }): number | null {
  const price = prices[model];
  return price === undefined ? null : (tokens.in * price.in + tokens.out * price.out) / million;
}
