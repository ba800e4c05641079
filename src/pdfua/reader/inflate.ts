import { inflateSync } from 'node:zlib';
import { isArray, PdfDict, PdfName, type PdfStream, type PdfValue } from './objects.js';
import { UnreadablePdf } from './unreadable.js';

/** A page has some hundred kilobytes; a file with more than this is a decompression bomb. */
const maxBytes = 64 * 1024 * 1024;

/** Decompresses each stream of a file once, and no more than `maxBytes` in all. */
export class Inflater {
  private left = maxBytes;
  private readonly known = new Map<PdfStream, Buffer>();

  /** @param resolve follows references, which filters may be */
  constructor(private readonly resolve: (value: PdfValue | undefined) => PdfValue) {}

  unpack(stream: PdfStream): Buffer {
    const bytes = this.known.get(stream) ?? this.inflate(stream);
    this.known.set(stream, bytes);
    return bytes;
  }

  private inflate(stream: PdfStream): Buffer {
    const filter = this.resolve(stream.dict.get('Filter'));
    const filters = (isArray(filter) ? filter : [filter]).map((f) => this.resolve(f)).filter((f) => f !== null);
    let bytes = stream.raw;
    for (const one of filters) {
      const name = one instanceof PdfName ? one.value : 'something that is no name';
      if (name !== 'FlateDecode' && name !== 'Fl') {
        throw new UnreadablePdf(`A stream is packed by ${name}, which this checker does not read.`);
      }
      bytes = this.flate(bytes);
    }
    if (filters.length > 0) this.refusePredictor(stream);
    return bytes;
  }

  private flate(packed: Buffer): Buffer {
    try {
      const chunkSize = Math.min(Math.max(packed.length * 24, 4096), 1024 * 1024);
      const bytes = inflateSync(packed, { maxOutputLength: Math.max(this.left, 1), chunkSize });
      this.left -= bytes.length;
      return bytes;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        throw new UnreadablePdf(`The streams of the file unpack to more than ${maxBytes / 1024 / 1024} MB.`);
      }
      throw new UnreadablePdf(`A packed stream is damaged: ${(cause as Error).message}.`);
    }
  }

  /** Predictors are used for pictures and cross-references, which no rule reads. */
  private refusePredictor(stream: PdfStream): void {
    const given = this.resolve(stream.dict.get('DecodeParms'));
    for (const one of isArray(given) ? given : [given]) {
      const parameters = this.resolve(one);
      const predictor = parameters instanceof PdfDict ? this.resolve(parameters.get('Predictor')) : null;
      if (predictor !== null && predictor !== 1) {
        throw new UnreadablePdf('A stream is packed with a predictor, which this checker does not read.');
      }
    }
  }
}
