import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Direction } from '../../schema/scripts.js';
import type { PreviewBrief } from '../responses.js';
import { button, element, replace } from './dom.js';
import { filled, type Words } from './words.js';

/** The width of a sheet on a wide screen, in CSS pixels: as in the style sheet. */
const maxWidthPx = 960;
/** The page is drawn finer than shown, for users who zoom a little. */
const oversampling = 1.25;
/** Lines of a unit that are further apart than this are two regions: a figure and its evidence. */
const maxGapPt = 14;

type Box = PreviewBrief['regions']['boxes'][number];

const library = '/assets/pdf.min.mjs';
const pdfjs = (async () => {
  const loaded = (await import(library)) as typeof import('pdfjs-dist');
  loaded.GlobalWorkerOptions.workerSrc = '/assets/pdf.worker.min.mjs';
  // One worker for all pages: starting it takes longer than drawing.
  return { getDocument: loaded.getDocument, worker: loaded.PDFWorker.create({}) };
})();

/** The real PDF, drawn, with a button over each unit. */
export async function showPdf(
  parent: HTMLElement,
  address: string,
  direction: Direction,
  brief: PreviewBrief,
  words: Words,
  choose: (unit: string) => void,
): Promise<void> {
  const { getDocument, worker } = await pdfjs;
  const data = await (await fetch(address)).arrayBuffer();
  const task = getDocument({ data, worker, isEvalSupported: false });
  const file = await task.promise;
  const widthPx = Math.min(maxWidthPx, parent.clientWidth) * devicePixelRatio * oversampling;
  const canvas = await drawn(file, widthPx);
  const { widthPt, heightPt } = brief.regions;
  const sheet = element('div', { class: 'sheet', dir: direction }, canvas);
  for (const { unit, boxes } of regionsIn(brief.regions.boxes)) {
    const text = brief.texts.find((one) => one.unit === unit);
    const label = filled(words['show-location'], { unit, text: (text?.translation ?? text?.source)?.text ?? '' });
    const over = button(
      `box ${unit} ${boxes[0]?.yPt}`,
      { class: 'box', 'aria-label': label, 'data-unit': unit },
      undefined,
      () => choose(unit),
    );
    const [left, top] = [Math.min(...boxes.map((b) => b.xPt)), Math.min(...boxes.map((b) => b.yPt))];
    const right = Math.max(...boxes.map((b) => b.xPt + b.widthPt));
    const bottom = Math.max(...boxes.map((b) => b.yPt + b.heightPt));
    over.style.left = `${(left / widthPt) * 100}%`;
    over.style.top = `${(top / heightPt) * 100}%`;
    over.style.width = `${((right - left) / widthPt) * 100}%`;
    over.style.height = `${((bottom - top) / heightPt) * 100}%`;
    sheet.append(over);
  }
  // Only now, so that the earlier page is visible until this one is drawn.
  replace(parent, sheet);
  // Nobody waits for the worker to forget it.
  void task.destroy();
}

async function drawn(file: PDFDocumentProxy, widthPx: number): Promise<HTMLCanvasElement> {
  const page = await file.getPage(1);
  const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1 }).width });
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const context = canvas.getContext('2d');
  // As for printing: all at once, and not a slice for each frame of the screen. Nothing of a brief looks another way.
  if (context) await page.render({ canvas, canvasContext: context, viewport, intent: 'print' }).promise;
  return canvas;
}

/** The boxes of each unit in the order of the page, grouped by region. */
function regionsIn(boxes: readonly Box[]): readonly { readonly unit: string; readonly boxes: readonly Box[] }[] {
  const found: { unit: string; boxes: Box[] }[] = [];
  for (const box of boxes) {
    const open = found.findLast(({ unit }) => unit === box.unit);
    const last = open?.boxes.at(-1);
    const near = last !== undefined && Math.abs(box.yPt - last.yPt) < last.heightPt + maxGapPt;
    if (open && near) open.boxes.push(box);
    else found.push({ unit: box.unit, boxes: [box] });
  }
  return found;
}
