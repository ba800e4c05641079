import { check } from '../../src/commands/check.js';
import { diskHost } from './host.js';

/** Takes every translation of a pack as right as it stands. */
export async function accept(folder: string): Promise<void> {
  const report = await check([folder], diskHost(folder), { accept: true });
  if (!report.ok) throw new Error(report.diagnostics.map((d) => d.message).join('\n'));
}
