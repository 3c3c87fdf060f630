// The browser's name out of the long line that it sends.
import { t } from '../lib/i18n/words.ts';

export const browserName = (agent: string): string =>
  (
    ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? t('A browser')
  ).replace('Edg', 'Edge');
