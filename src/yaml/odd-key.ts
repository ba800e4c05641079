/** Marks at the edge of a key without quotation marks that its author may not have meant so: YAML takes them for a part of it. */
export const oddKey = /^[\s“”„‘’＂「–—－]|[\s“”’＂」：]$/u;
