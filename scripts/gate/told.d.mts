/** What failed and why: its name, and below it the first lines of what it said. */
export function told(name: string, messages: readonly unknown[]): string;
