import type { Picture } from '../../model/picture.js';

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;

export function dataUrlOf({ kind, bytes }: Picture): string {
  return `data:${mediaTypes[kind]};base64,${Buffer.from(bytes).toString('base64')}`;
}
