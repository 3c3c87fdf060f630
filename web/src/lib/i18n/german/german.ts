// The German texts, one file for each folder of the app. Says "Sie"; what is not here is said in English.
import { app } from './app.ts';

export const german = { ...app };
export type German = typeof german;
