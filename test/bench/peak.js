// Loaded before a program that is measured: writes down the most memory that it took.
import { writeFileSync } from 'node:fs';

if (process.env.PEAK_FILE) {
  process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
}
