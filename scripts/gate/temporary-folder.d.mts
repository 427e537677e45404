/** A folder for everything temporary of one run, in memory where there is room. */
export declare function temporaryFolder(where?: { shared?: string; room?: number }): string;
