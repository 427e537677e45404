type Plain = string | number | boolean | bigint | null | undefined;

/** The parts of a value that came through parsing: everything optional, rows keep their place, an empty one stands for what could not be read at all. */
export type Sound<T> = T extends Plain ? T : T extends readonly (infer Row)[] ? readonly (Sound<Row> | undefined)[] : T extends object ? { readonly [Name in keyof T]?: Sound<T[Name]> | undefined } : T;
