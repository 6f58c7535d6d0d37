// @ts-check
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

// Run through the API because the command line reports success for a run that found no module to look at.
process.chdir(resolve(import.meta.dirname, '../..'));
const rooms = ['domain', 'electron', 'renderer', 'test'].filter((room) => existsSync(room));
const options = await extractOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(rooms, options);
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was asked for');

const { violations, totalCruised } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  const via = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  process.stdout.write(`${rule.name}: ${from} → ${via}\n`);
}
process.stdout.write(`imports: ${totalCruised} modules looked at, ${violations.length} against the house rules\n`);
process.exitCode = violations.length > 0 || totalCruised === 0 ? 1 : 0;
