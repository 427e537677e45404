/** Builds the check-in page of the kits into a folder. */
export declare function buildExamKit(out?: string): Promise<void>;
