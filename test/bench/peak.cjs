// Loaded before a program that is measured: writes down the most memory and the processor time that it took.
const { writeFileSync } = require('node:fs');

if (process.env.PEAK_FILE) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(process.env.PEAK_FILE, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}`);
  });
}
