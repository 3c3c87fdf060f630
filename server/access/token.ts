// Random secrets and the hashes that are stored of them. Knows not what they open.
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nothing can be guessed, so a plain hash of it is enough. */
export const newToken = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
const LONGEST = 200; // characters; ours have about 50
export const isPlausible = (token: string): boolean => token !== '' && token.length <= LONGEST;
