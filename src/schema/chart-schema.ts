import { z } from 'zod';
import { chartKinds } from './chart.js';
import { textOf } from './forms.js';
import { localizedLine } from './localized-text-schema.js';
import { figureName, figureScalar, partialDate, yearScalar } from './scalars.js';

export const chartValue = textOf(/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|[a-z][a-z0-9-]{0,62})$/, {
  noun: 'a plain number or the name of a figure of the fact, such as',
  examples: ['134', '2.5', 'high-income'],
  most: 63,
});

const bar = z.strictObject({
  label: localizedLine.describe('what the bar stands for, in a few words'),
  value: chartValue.describe('its number, or the name of a figure of the fact'),
});

const cell = z.union([figureScalar, localizedLine]);

export const chartSchema = z.strictObject({
  kind: z
    .enum(chartKinds)
    .describe(
      'share: one part of a whole; parts: several parts of a whole; bars: values side by side; trend: values over years; table: rows and columns',
    ),
  title: localizedLine
    .optional()
    .describe('what the values are, with their unit; over bars, a trend and a table, which need one'),
  of: z
    .array(figureName)
    .min(2)
    .max(5)
    .optional()
    .describe('of share and parts: figures, the parts, and last the whole'),
  labels: z
    .array(localizedLine)
    .max(5)
    .default([])
    .describe('of parts: words beside each part, in their order; one more for the rest of the whole'),
  bars: z.array(bar).min(2).max(6).optional().describe('of bars: each with its label, in the order of the page'),
  years: z
    .record(yearScalar, chartValue)
    .optional()
    .describe('of a trend: each year with its number, or with the name of a figure of the fact'),
  columns: z
    .array(localizedLine)
    .min(2)
    .max(5)
    .optional()
    .describe('of a table: the heads of its columns; the first is over the names of the rows'),
  rows: z
    .array(z.array(cell).min(2).max(5))
    .min(1)
    .max(6)
    .optional()
    .describe('of a table: each row a list of its name and its cells, which are numbers or texts'),
  'as-at': partialDate.optional().describe('the date of numbers that are typed in bars or a table'),
  alt: localizedLine
    .optional()
    .describe('what the chart shows, in a sentence; without it, those who cannot see it hear its values'),
});

export type Chart = z.output<typeof chartSchema>;
