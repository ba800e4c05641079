import { inflateSync } from 'node:zlib';
import { getOrInsertComputed } from '../../text/once.js';
import { filters, undoPredictor } from './filters.js';
import { emptyDict, isArray, PdfDict, PdfName, type PdfStream, type PdfValue } from './objects.js';
import { StreamMemory } from './stream-memory.js';
import { UnreadablePdf } from './unreadable.js';

/** A page has some hundred kilobytes; a file with more than this is a decompression bomb. */
const maxBytes = 64 * 1024 * 1024;

/** Of all files: some dozens of fonts. */
const memory = new StreamMemory(4 * 1024 * 1024);

/** Decompresses each stream of a file once, and no more than `maxBytes` in all. */
export class Inflater {
  private left = maxBytes;
  private readonly known = new Map<PdfStream, Buffer>();

  /** @param resolve follows references, which filters may be */
  constructor(private readonly resolve: (value: PdfValue | undefined) => PdfValue) {}

  unpack(stream: PdfStream): Buffer {
    return getOrInsertComputed(this.known, stream, () => this.inflate(stream));
  }

  private inflate(stream: PdfStream): Buffer {
    // Some programs say that a stream is packed and, since it is empty, pack nothing.
    if (stream.raw.length === 0) return stream.raw;
    const names = this.listOf(stream.dict.get('Filter'));
    const parameters = this.listOf(stream.dict.get('DecodeParms'), true);
    let bytes = stream.raw;
    for (const [i, one] of names.entries()) {
      const name = one instanceof PdfName ? one.value : 'something that is no name';
      const parameter = parameters[i];
      const given = parameter instanceof PdfDict ? parameter : emptyDict;
      bytes = this.unpredicted(this.unpackedBy(name, bytes, given), given);
    }
    return bytes;
  }

  private listOf(value: PdfValue | undefined, withNull = false): readonly PdfValue[] {
    const found = this.resolve(value);
    const all = (isArray(found) ? found : [found]).map((one) => this.resolve(one));
    return withNull ? all : all.filter((one) => one !== null);
  }

  private unpackedBy(name: string, bytes: Buffer, parameters: PdfDict): Buffer {
    if (name === 'FlateDecode' || name === 'Fl') return this.flate(bytes);
    const filter = filters.get(name);
    if (!filter || this.resolve(parameters.get('EarlyChange')) === 0) {
      throw new UnreadablePdf(`A stream is packed by ${name}, which this checker does not read.`);
    }
    const unpacked = filter(bytes, this.left);
    this.left -= unpacked.length;
    return unpacked;
  }

  private flate(packed: Buffer): Buffer {
    const maxOutputLength = Math.max(this.left, 1);
    const known = memory.unpacked(packed);
    const bytes =
      known && known.length <= maxOutputLength ? known : memory.add(packed, inflate(packed, maxOutputLength));
    this.left -= bytes.length;
    return bytes;
  }

  /** Object streams of some programs are written as differences, as rows of a PNG are. */
  private unpredicted(bytes: Buffer, parameters: PdfDict): Buffer {
    const numberOf = (key: string, standard: number): number => {
      const value = this.resolve(parameters.get(key));
      return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : standard;
    };
    const predictor = numberOf('Predictor', 1);
    if (predictor === 1) return bytes;
    if (predictor < 10) throw new UnreadablePdf('A stream is packed with a predictor that this checker does not read.');
    const pixelBits = numberOf('Colors', 1) * numberOf('BitsPerComponent', 8);
    const columns = Math.ceil((pixelBits * numberOf('Columns', 1)) / 8);
    return undoPredictor(bytes, columns, Math.max(1, pixelBits >> 3));
  }
}

function inflate(packed: Buffer, maxOutputLength: number): Buffer {
  try {
    const chunkSize = Math.min(Math.max(packed.length * 3, 32 * 1024), 1024 * 1024);
    return inflateSync(packed, { maxOutputLength, chunkSize });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new UnreadablePdf(`The streams of the file unpack to more than ${maxBytes / 1024 / 1024} MB.`);
    }
    throw new UnreadablePdf(`A packed stream is damaged: ${(cause as Error).message}.`);
  }
}
