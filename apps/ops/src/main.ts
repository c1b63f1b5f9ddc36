import { runCommandLine } from './command-line.js';
import { OperatorError, UsageError, exitCodes } from './usage.js';

const output = {
  print: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY,
};

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), output);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof OperatorError)) throw error;
  output.complain(error.message);
  process.exitCode = error instanceof UsageError ? exitCodes.usage : exitCodes.findings;
}
