import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** Names at the end what was not tested because a program is absent: `describeWith` puts the program into the name. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const isRun = ['passed', 'failed'].includes(test.result().state);
        const name = isRun ? undefined : skippedName(test);
        if (name !== undefined) names.add(`${module.relativeModuleId}: ${name}`);
      }
    }
    const lines = [...names].sort().map((name) => `  skipped ${name}\n`);
    process.stdout.write(lines.join(''));
  }
}

/** The outermost name that says what is needed. */
function skippedName(test: TestCase): string | undefined {
  const names: string[] = [];
  let one: TestCase | TestSuite | TestModule = test;
  while (one.type !== 'module') {
    names.unshift(one.name);
    one = one.parent;
  }
  return names.find((name) => /\(needs .*\)$/.test(name));
}
