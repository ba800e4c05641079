/** The schemas of a pack, in a folder that is not read as content. */
export const schemaFiles = { sections: '.schema/pack.schema.json', audience: '.schema/audience.schema.json' } as const;

/** The path to its schema from a file of a pack, whose own path is relative to the pack. */
export function schemaOf(path: string): string {
  return path.startsWith('audiences/') ? `../${schemaFiles.audience}` : schemaFiles.sections;
}

/** The comment that names the schema of a YAML file to a text editor. */
export function modeline(schema: string): string {
  return `# yaml-language-server: $schema=${schema}`;
}

const byteOrderMark = '\u00ef\u00bb\u00bf';

/** The file with a modeline as its first line, or nothing where it names a schema already. All other bytes stay. */
export function withModeline(bytes: Uint8Array, schema: string): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const rest = text.slice(mark.length);
  if (namesASchema(rest)) return undefined;
  const lineEnd = /\r?\n/.exec(rest)?.[0] ?? '\n';
  return Buffer.from(`${mark}${modeline(schema)}${lineEnd}${rest}`, 'latin1');
}

/** Editors look in the comments before the first value, and know another form too. */
function namesASchema(text: string): boolean {
  const head = /^(?:[ \t]*(?:#.*)?\r?\n|---[ \t]*\r?\n|%.*\r?\n)*(?:[ \t]*#.*)?/.exec(text)?.[0] ?? '';
  return /^[ \t]*#\s+(?:yaml-language-server\s*:|\$schema:)/m.test(head);
}
