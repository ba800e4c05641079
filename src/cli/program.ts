import { Command } from 'commander';
import { addBuildCommand } from './build-command.js';
import { addCheckCommand } from './check-command.js';
import { addCompletionCommand } from './completion-command.js';
import type { CommandContext, ViewOptions } from './context.js';
import { addDiffCommand } from './diff-command.js';
import { refuseEmptyValues } from './empty-values.js';
import { addExamples } from './examples.js';
import { addExplainCommand } from './explain-command.js';
import { addGatherCommand } from './gather-command.js';
import { addNewCommand } from './new-command.js';
import { addPreviewCommand } from './preview-command.js';
import { addRedlineCommand } from './redline-command.js';
import { addSchemaCommand } from './schema-command.js';
import { addTranslateCommand } from './translate-command.js';
import { totalLine } from './verbose.js';
import { addVerifyCommand } from './verify-command.js';

/** The command line. Each command loads what it needs when it runs, so that help is quick. */
export function createProgram(context: CommandContext): Command {
  const { streams, version } = context;
  const program = new Command('policy-brief')
    .description('One-page policy briefs for every reader and language, from one set of YAML files.')
    .version(version, '-v, --version')
    .configureOutput({ writeOut: streams.stdout, writeErr: streams.stderr })
    .showHelpAfterError('Run with --help to see what is possible.')
    .exitOverride()
    .hook('postAction', (_, command) => {
      if (command.opts<ViewOptions>().verbose) streams.stderr(totalLine(version));
    });
  addBuildCommand(program, context);
  addCheckCommand(program, context);
  addExplainCommand(program, context);
  addDiffCommand(program, context);
  addPreviewCommand(program, context);
  addGatherCommand(program, context);
  addTranslateCommand(program, context);
  addRedlineCommand(program, context);
  addNewCommand(program, context);
  addSchemaCommand(program, context);
  addVerifyCommand(program, context);
  // Words to be completed may be empty.
  refuseEmptyValues(program);
  addCompletionCommand(program, context);
  addExamples(program);
  return program;
}
