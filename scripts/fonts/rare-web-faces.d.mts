/** Style rules that give a page the rare characters of names, one face a slice of the font. */
export declare function rareWebFaces(): string;
