// The types of context.mjs, which is plain JavaScript for the set-up's sake.
export function contextFiles(): { source: string; target: string }[];
export function dockerfile(): string;
export function writeContext(folder: string): void;
export function imageTag(): string;
