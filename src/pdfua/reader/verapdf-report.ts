import { SaxesParser } from 'saxes';

/** What veraPDF says of a file. */
export interface VeraPdfVerdict {
  /** The path as veraPDF names it. */
  readonly file: string;
  /** Undefined where it could not check the file. */
  readonly isCompliant: boolean | undefined;
  readonly failedRules: readonly VeraPdfRule[];
}

export interface VeraPdfRule {
  /** `ISO 14289-1:2014` */
  readonly specification: string;
  /** Clause and number of the test: `7.1-10` */
  readonly test: string;
  readonly description: string;
}

/**
 * Reads the machine-readable report of veraPDF, which is XML and its default.
 * @returns undefined for what is no such report
 */
export function readVeraPdfReport(xml: string): readonly VeraPdfVerdict[] | undefined {
  const verdicts: VeraPdfVerdict[] = [];
  let job: { file: string; isCompliant: boolean | undefined; failedRules: VeraPdfRule[] } | undefined;
  let rule: { specification: string; test: string } | undefined;
  let text = '';
  let isReport = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    const attribute = (key: string): string => attributes[key] ?? '';
    if (name === 'report') isReport = true;
    else if (name === 'job') job = { file: '', isCompliant: undefined, failedRules: [] };
    else if (name === 'validationReport' && job) job.isCompliant = attribute('isCompliant') === 'true';
    else if (name === 'rule' && attribute('status') === 'failed') {
      rule = { specification: attribute('specification'), test: `${attribute('clause')}-${attribute('testNumber')}` };
    }
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'name' && job?.file === '') job.file = text.trim();
    else if (name === 'description' && rule && job) job.failedRules.push({ ...rule, description: text.trim() });
    else if (name === 'rule') rule = undefined;
    else if (name === 'job' && job) {
      verdicts.push(job);
      job = undefined;
    }
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return isReport ? verdicts : undefined;
}
