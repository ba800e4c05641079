import type { Span } from '../../src/diagnostics/span.js';

/** For what is made in a test and stands in no file. */
export const noSpan: Span = { source: 'nowhere.yaml', start: 0, end: 0 };
