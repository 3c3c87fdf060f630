// The types of context.mjs, for those who only ask which image belongs to these sources.
export function imageTag(): string;
