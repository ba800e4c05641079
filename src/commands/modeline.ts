/** Where the schemas of a pack are, in a folder of their own, which nothing reads as content. */
export const schemaFiles = { sections: '.schema/pack.schema.json', audience: '.schema/audience.schema.json' } as const;

/** The schema of a file of a pack, as the file names it. Paths are relative to the pack. */
export function schemaOf(path: string): string {
  return path.startsWith('audiences/') ? `../${schemaFiles.audience}` : schemaFiles.sections;
}

/** The comment by which a text editor finds the schema of a YAML file. */
export function modeline(schema: string): string {
  return `# yaml-language-server: $schema=${schema}`;
}

const byteOrderMark = '\u00ef\u00bb\u00bf';

/**
 * The file with a modeline as its first line, or nothing where it names a schema already. Works on bytes, so that
 * everything else stays as it is, whatever it is.
 */
export function withModeline(bytes: Uint8Array, schema: string): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const rest = text.slice(mark.length);
  if (namesASchema(rest)) return undefined;
  const lineEnd = /\r?\n/.exec(rest)?.[0] ?? '\n';
  return Buffer.from(`${mark}${modeline(schema)}${lineEnd}${rest}`, 'latin1');
}

/** Editors look for it in the comments before the first value, and take another form too. */
function namesASchema(text: string): boolean {
  const head = /^(?:[ \t]*(?:#.*)?\r?\n|---[ \t]*\r?\n|%.*\r?\n)*(?:[ \t]*#.*)?/.exec(text)?.[0] ?? '';
  return /^[ \t]*#\s+(?:yaml-language-server\s*:|\$schema:)/m.test(head);
}
