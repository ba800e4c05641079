import { type Command, InvalidArgumentError } from 'commander';

/**
 * Refuses empty values of options and arguments, in all commands that there are: a script whose variable was never set
 * would write into the folder in which it stands. What reads its value itself says what is wrong with it.
 */
export function refuseEmptyValues(command: Command): void {
  for (const option of command.options) {
    if (option.required && !option.parseArg) option.argParser(filled);
  }
  for (const argument of command.registeredArguments) {
    if (argument.parseArg) continue;
    if (argument.variadic) {
      argument.argParser((value: string, earlier: string[] = []) => [...earlier, filled(value)]);
    } else argument.argParser(filled);
  }
  for (const one of command.commands) refuseEmptyValues(one);
}

/** @throws InvalidArgumentError for an empty value */
export function filled(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}
