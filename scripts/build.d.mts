/** Builds what runs, if the sources changed since the last build; answers whether it did. */
export declare function build(how?: { force?: boolean }): Promise<boolean>;

/** Whether everything stands as the sources have it now. */
export declare function isBuilt(): boolean;
