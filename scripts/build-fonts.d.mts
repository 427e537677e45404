/** Where the fonts of printed documents stand once built. */
export declare const FONT_FOLDER: string;

/** Builds the fonts of printed documents once; resolves to their folder. */
export declare function buildFonts(folder?: string): Promise<string>;
