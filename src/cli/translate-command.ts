import { type Command, Option } from 'commander';
import { plural } from '../text/plural.js';
import { type CommandContext, type CommonOptions, commonOptions, finish } from './context.js';
import { choosePacks, packHelp } from './pack-argument.js';
import { stepReporter } from './verbose.js';
import { writtenPath } from './written-path.js';

interface ExportOptions extends CommonOptions {
  readonly lang: string;
  readonly all?: boolean;
  readonly out?: string;
}

interface ImportOptions extends CommonOptions {
  readonly pack?: string;
  readonly lang?: string;
  readonly apply?: boolean;
  readonly overwrite?: boolean;
}

export function addTranslateCommand(program: Command, context: CommandContext): void {
  const translate = program
    .command('translate')
    .description('send texts to a translator as XLIFF 2.1, and bring the translations back into the YAML');
  commonOptions(translate.command('export'))
    .description('write what is missing or out of date in a language; one that is new begins it')
    .argument('[pack]', packHelp)
    .requiredOption('-l, --lang <tag>', 'the language to translate into')
    .option('--all', 'every text, also where its translation is up to date')
    .addOption(new Option('-o, --out <file>', 'where to write (default: <pack>.<language>.xlf)').argParser(writtenPath))
    .action(async (pack: string | undefined, options: ExportOptions) => {
      await choosePacks(pack === undefined ? [] : [pack], context, { ...options, takesBuiltIn: false });
      const { lang: language, all, out, verbose = false } = options;
      const { exportTranslations } = await import('../commands/translate.js');
      const request = { pack, language, ...(all ? { all } : {}), out, ...stepReporter(verbose, context.streams) };
      const report = await exportTranslations(request, context.host);
      const { exported, ok } = report;
      const nothing = `Nothing is missing or known to be out of date in ${language}. --all writes every text.`;
      const summary = !ok ? '' : exported === 0 ? nothing : `${plural(exported, 'text')} to translate.`;
      finish(context, report, options, { summary, more: { exported } });
    });
  commonOptions(translate.command('import'))
    .description('show what a file of translations changes in the YAML, and write it with --apply')
    .argument('<file>', 'the XLIFF file that came back')
    .option('--pack <pack>', packHelp)
    .option('-l, --lang <tag>', 'the language that it is in, where its program has written another tag')
    .option('--apply', 'write the changes; without it they are only shown')
    .option('--overwrite', 'also where a text has changed since the export')
    .action(async (file: string, options: ImportOptions) => {
      const { pack, lang: language, apply = false, overwrite = false, verbose = false } = options;
      await choosePacks(pack === undefined ? [] : [pack], context, { ...options, takesBuiltIn: false });
      const { importTranslations } = await import('../commands/translate.js');
      const request = { file, pack, language, apply, overwrite, ...stepReporter(verbose, context.streams) };
      const report = await importTranslations(request, context.host);
      const { changed, untranslated, untranslatedTexts, notes, ok, lines } = report;
      const count = plural(changed.length, 'text');
      const done = apply ? `${count} written.` : `${count} would change. --apply writes this.`;
      const missing = untranslated === 0 ? '' : ` ${plural(untranslated, 'text')} without a translation.`;
      const summary = !ok ? '' : (changed.length === 0 ? 'Nothing changes.' : done) + missing;
      finish(context, report, options, { summary, more: { changed, untranslated, untranslatedTexts, notes }, lines });
    });
}
