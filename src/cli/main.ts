#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { EventloomError } from '../errors';
import { outliveReaders, printAside } from './output';
import { packageVersion } from './package-root';

/** What can be asked for. A command's file, and all that it needs, is loaded when it is asked for. */
const commands: { readonly [name: string]: () => Command } = {
  start: () => (require('./start') as typeof import('./start')).startCommand(),
  check: () => (require('./check') as typeof import('./check')).checkCommand(),
  import: () => (require('./import') as typeof import('./import')).importCommand(),
  synth: () => (require('./synth') as typeof import('./synth')).synthCommand(),
  schema: () => (require('./schema') as typeof import('./schema')).schemaCommand(),
  crds: () => (require('./crds') as typeof import('./crds')).crdsCommand(),
  run: () => (require('./run') as typeof import('./run')).runCommand(),
  fire: () => (require('./fire') as typeof import('./fire')).fireCommand(),
  eval: () => (require('./eval') as typeof import('./eval')).evalCommand(),
  explain: () => (require('./explain') as typeof import('./explain')).explainCommand(),
  status: () => (require('./status') as typeof import('./status')).statusCommand(),
  doctor: () => (require('./doctor') as typeof import('./doctor')).doctorCommand(),
  'dead-letters': () => (require('./dead-letters') as typeof import('./dead-letters')).deadLettersCommand(),
  redrive: () => (require('./redrive') as typeof import('./redrive')).redriveCommand(),
  forget: () => (require('./forget') as typeof import('./forget')).forgetCommand(),
  reset: () => (require('./reset') as typeof import('./reset')).resetCommand(),
};

/** Exit codes: 0 for done, 1 for what the command itself reports as no, 2 for could not. */
const couldNot = 2;

async function main(): Promise<void> {
  outliveReaders(() => {
    process.exitCode = couldNot;
  });
  const program = new Command('eventloom')
    .description('event pipelines for Argo: declare, check, run and explain them')
    .version(packageVersion())
    .exitOverride();
  const asked = process.argv[2] ?? '';
  const names = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
  for (const name of names) {
    const command = commands[name]?.();
    if (command) program.addCommand(command.exitOverride());
  }
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : couldNot;
  else {
    printAside(
      error instanceof EventloomError ? `error: ${error.message}\n` : `error: ${String((error as Error).stack)}\n`,
    );
    process.exitCode = couldNot;
  }
});
