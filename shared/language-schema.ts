// What is read as the name of a programming language. Apart from the names: a page shows these before it reads anything.
import { z } from 'zod';
import { languages } from './languages.ts';

export const languageSchema = z.enum(languages);
